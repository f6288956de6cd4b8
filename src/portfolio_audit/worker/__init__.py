"""One repository judged in a child process with limits: bytes in, one bounded result out."""
