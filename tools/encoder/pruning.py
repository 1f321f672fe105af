"""The word pieces English news needs: of BERT's 30,522 those met most often, and every character of the scripts of Europe."""

from collections import Counter

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from tools.encoder import settings
from tools.encoder.examples import articles, texts_of
from tools.trunk.public import files

SIZE = 10_500
_COUNTED = (
    "places/trnews_dev.jsonl", "places/lgl_dev.jsonl", "places/geowebnews_dev.jsonl", "times/timebank.jsonl", "times/aquaint_dev.jsonl",
    "fusion/ecbplus_train.jsonl", "events/plover_plv_train.jsonl",
)  # fmt: skip
_OTHER_NEWS = 2  # a piece of other news counts twice: there is less of it
_LAST_SCRIPT = 0x500  # Latin, Greek and Cyrillic lie below
_SPECIAL = ("[PAD]", "[UNK]", "[SEP]")


def prune() -> None:
    """Write the vocabulary, in BERT's order, one piece a line."""
    pieces = files(settings.MINILM)["vocab.txt"].decode("utf-8").splitlines()
    whole = Tokenizer(WordPiece({piece: n for n, piece in enumerate(pieces)}, unk_token="[UNK]"))  # noqa: S106 - a piece, no password
    whole.normalizer, whole.pre_tokenizer = BertNormalizer(lowercase=True), BertPreTokenizer()
    counts: Counter[int] = Counter()
    for text in (a["text"] for a in articles(settings.GOLD / "attribution" / "train.jsonl")[0]):
        counts.update(whole.encode(text, add_special_tokens=False).ids)
    for name in _COUNTED:
        for text in texts_of(settings.GOLD / name):
            for n in whole.encode(text, add_special_tokens=False).ids:
                counts[n] += _OTHER_NEWS
    kept = {n for n, piece in enumerate(pieces) if piece in _SPECIAL or _is_character(piece)}
    for n, _ in counts.most_common():
        if len(kept) >= SIZE:
            break
        kept.add(n)
    path = settings.RESOURCES / "encoder_vocabulary.txt"
    path.write_text("".join(f"{pieces[n]}\n" for n in sorted(kept)), encoding="utf-8")
    print(f"{path.name}: {len(kept):,} pieces")


def _is_character(piece: str) -> bool:
    bare = piece.removeprefix("##")
    return len(bare) == 1 and (ord(bare) < _LAST_SCRIPT or not bare.isalpha())
