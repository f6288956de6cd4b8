"""What a commit message says about the change."""

import re
from functools import lru_cache

from portfolio_audit.patterns import lazy_regex

CONVENTIONAL = lazy_regex(
    r"^(?:feat|fix|docs|style|refactor|perf|test|tests|build|ci|chore|revert|data|exp)(?:\([^)]{1,40}\))?!?: \S",
    re.IGNORECASE,
)
"""https://www.conventionalcommits.org"""
PULL_REQUEST = lazy_regex(
    r"^Merge pull request #\d+|^Merged in |^Merge branch '.{1,80}' into '|\(#\d+\)$|See merge request"
)
REVERT = lazy_regex(r"^revert\b", re.IGNORECASE)
UPLOAD = lazy_regex(r"^add(?:ed)? files? via upload\b", re.IGNORECASE)
_WEB_FILE = (
    r"(?:[\w.,()\[\]&+-]{1,80} ){0,4}(?:[\w./()\[\]&+-]{0,100}\.\w{1,10}|LICENSE|README|Dockerfile|Makefile|Procfile)"
)
WEB_EDIT = lazy_regex(
    r"^(?:[Aa]dd files via upload|Created using Colab(?:oratory)?"
    rf"|(?:Update|Create|Delete) {_WEB_FILE}$|Delete [\w./ -]{{1,80}} directory$"
    r"|Rename [^\n]{1,120} to [^\n]{1,120}$)"
)
"""Messages that the web forms of a host write; people write some of them too."""
BOT = lazy_regex(
    r"\[bot\]|^(?:github-actions?|dependabot|renovate|greenkeeper|codecov|imgbot|pre-commit-ci"
    r"|semantic-release)\b|-bot$",
    re.IGNORECASE,
)
SIGN_OFF = lazy_regex(r"^(?:signed-off-by|co-authored-by|reviewed-by|change-id|git-svn-id)\b", re.IGNORECASE)

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"
_WORD = lazy_regex(rf"[\u30a0-\u30ff]+|[{_UNSPACED}]{{1,2}}|[^\W_{_UNSPACED}](?:[^\W{_UNSPACED}]|['’+#-])*")
"""In languages without spaces two ideographs, or a run of katakana, count as one word."""
FILE_NAME = lazy_regex(
    r"(?<![\w./-])[\w./-]{0,100}\.[A-Za-z]\w{0,8}(?![\w/])|README|LICENSE|Dockerfile|Makefile|\.gitignore",
    re.IGNORECASE,
)
_EMPTY_WORDS = frozenset(
    """
    update updated updates updating upd change changed changes changing edit edited edits modify modified modifications
    fix fixed fixes fixing bug bugs bugfix wip commit committed first initial init final last latest new
    added add adding
    delete deleted remove removed create created rename renamed upload uploaded uploads uploading via file files readme
    license gitignore requirements minor small some more stuff things misc cleanup clean up test tests testing temp tmp
    save saved saving push pushed done finish finished ok okay work working works again version v1 v2 v3 asdf please
    code notebook notebooks ipynb project repo repository data the a an my this it to of and in for with few little
    refactor tweak tweaks improvements improvement progress checkpoint backup merge md txt py main master typo typos
    hw homework day week part draft submission submit all everything now fully completed complete
    更新 修改 提交 初次 初始 最终 新增 添加 上传 文件 删除 完成 测试 代码 追加 削除 変更 修正 ファイル テスト コード
    수정 추가 삭제 업로드 커밋 초기 완료
    ajout ajouts ajouter modif modifs mise jour maj suppression dernier premier
    actualizar actualización actualizado cambios agregar agregado subir primer último arreglos
    atualização atualizar alterações adicionado arquivos primeiro
    änderungen aktualisiert hinzugefügt
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
"""Words that name no change by themselves."""
_VERBS = frozenset(
    """
    add adapt adjust allow apply avoid build bump calculate change check clarify compare clean comment complete
    compute configure
    convert correct cover create define delete deploy describe disable document drop enable enhance ensure evaluate
    exclude expand explain export extend extract finalise finalize fix format generate handle implement import improve
    include increase initialise initialize install integrate introduce investigate limit link load log make
    merge migrate
    move normalise normalize optimise optimize organise organize pin plot prepare print prevent process provide publish
    put raise read reduce refactor release remove rename reorganise reorganize replace resolve restore
    restructure return
    revert rewrite run save set setup show simplify skip sort speed split start stop store support switch
    test track train
    tune update upgrade upload use validate wrap write
    """.split()  # noqa: SIM905  # as above
)


@lru_cache(maxsize=20_000)
def words_of(subject: str) -> tuple[str, ...]:
    """Give the words of a subject in lower case, its type and file names left out."""
    said = subject.partition(": ")[2] if CONVENTIONAL.match(subject) else subject
    return tuple(word.lower() for word in _WORD.findall(FILE_NAME.sub(" ", said[:200]).replace("_", " ")))


def is_uninformative(subject: str) -> bool:
    """Tell whether a subject names no change: a word, a number, a file name, or only words such as "update"."""
    telling = [word for word in words_of(subject) if word not in _EMPTY_WORDS and not word.isdigit() and len(word) > 1]
    return not telling or (len(telling) == 1 and len(words_of(subject)) == 1)


def is_informative(subject: str) -> bool:
    """Tell whether a subject names a change in three words and more, two of them telling."""
    words = words_of(subject)
    telling = {word for word in words if word not in _EMPTY_WORDS and not word.isdigit() and len(word) > 1}
    return (len(words) >= 3 and len(telling) >= 2) or bool(CONVENTIONAL.match(subject) and telling)  # noqa: PLR2004  # said above


def opens_with_verb(subject: str) -> bool:
    """Tell whether a subject opens with a verb, in the imperative, past or third person."""
    words = words_of(subject)
    if not words:
        return False
    first = words[0]
    stems = {
        first,
        first.removesuffix("s"),
        first.removesuffix("d"),
        first.removesuffix("ed"),
        first.removesuffix("es"),
    }
    return bool(stems & _VERBS)
