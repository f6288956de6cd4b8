"""What GitHub's API says about accounts and repositories: few questions, bounded answers, never a surprise."""
