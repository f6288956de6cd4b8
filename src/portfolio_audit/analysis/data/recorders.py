"""Code that records data of its own: what a microphone, camera or board gives, written into files."""

from portfolio_audit.analysis.code_units import CodeUnit
from portfolio_audit.patterns import lazy_regex

_DEVICES = ("sounddevice", "pyaudio", "VideoCapture(", "serial.Serial(", "icamera", "smbus", "adafruit")
"""Texts of which such a source has one."""
_RECORDS = lazy_regex(
    r"\b(?:sd|sounddevice)\.(?:rec|InputStream|RawInputStream)\(|\binput\s?=\s?True\b"
    r"|VideoCapture\(\s?(?:\d|(?:\w{1,20}\.)?cam\w{0,12}\b|device)|\bserial\.Serial\(|\bPi[cC]amera2?\(|\bSMBus\("
)
_WRITES = lazy_regex(
    r"\b(?:sf|soundfile|wavfile)\.write\(|wave\.open\([^)\n]{1,80}['\"]wb|\bimwrite\(|\.capture(?:_file)?\("
    r"|\.writerows?\(|\.to_csv\("
)
_ANSWERS = lazy_regex(
    r"\.predict\w{0,8}\(|load_(?:model|weights|state_dict)\(|from_pretrained\(|\bInterpreter\(|InferenceSession\(|\bYOLO\("
    r"|\.transcribe\(|recognize_\w{1,20}\(|detectMultiScale\("
)
"""What asks a model: its input is heard or seen to be answered, and not kept."""


def records(unit: CodeUnit) -> int:
    """Give the line where a device is opened whose data the same source writes into files; 0 where none is."""
    if not any(device in unit.source for device in _DEVICES):
        return 0
    opened = _RECORDS.search(unit.source)
    if opened is None or not _WRITES.search(unit.source) or _ANSWERS.search(unit.source):
        return 0
    return unit.source.count("\n", 0, opened.start()) + 1
