"""What is report and what is furniture of the page."""

import pytest

from dateline.model import make_report
from dateline.model.errors import OnlyFurniture, UnknownLanguage
from dateline.reader import read
from dateline.reader.language import identify
from dateline.reader.passages import is_read, split_passages

FURNITURE = [
    "Sign up for our morning letter and get the news in your inbox!",
    "By submitting this form, I agree to the terms.",
    "Subscribe to our channel for updates",
    "Enter your email address",
    "Get the day's news straight to your inbox.",
    "Thank you for signing up!",
    "Download our app",
    "Newsletter",
    "Related stories",
    "Related:",
    "Read more: Guards arrive at the port",
    "READ MORE: Guards arrive at the port",
    "READ | Guards arrive at the port",
    "Also read: Guards arrive at the port",
    "Watch: Guards arrive at the port",
    "► Read more about the strike",
    "See also",
    "For more on the strike, visit our page.",
    "Click here for our live coverage",
    "list of 3 items",
    "Follow Daina Ozola on Twitter @dozola",
    "“Follow Daina Ozola on X @dozola.”",
    "Like us on Facebook",
    "Share on Facebook",
    "Share Facebook Twitter WhatsApp Email Copy link",
    "Facebook | X | Telegram | Print",
    "Got a tip? E-mail our reporters.",
    "Article continues after advertisement",
    "Leave a comment",
    "12 comments",
    "© 2026 Harbour Daily. All rights reserved.",
    "Copyright 2026 Harbour Daily",
    "Advertisement",
    "We and our 41 partners use cookies to show you what you like.",
    "This website uses cookies to improve your visit.",
    "Accept all cookies",
    "We value your privacy",
    "3 min read",
    "Published: 2 March 2026",
    "Updated March 2, 2026 at 6:30 pm",
    "4 hours ago",
    "(Reporting by Daina Ozola in Klaipeda; Editing by Janis Kalns)",
    "Additional reporting by Janis Kalns",
]
CAPTIONS = [
    "Photo: Dockers at the gate of the terminal",
    "Image: J. Kalns/Amber Wire",
    "FILE PHOTO: The grain terminal in Klaipeda in 2024.",
    "FILE - The grain terminal in Klaipeda is seen on May 5, 2024.",
    "A man walks past the gate of the terminal on Monday. (AP Photo/J. Kalns)",
    "Dockers at the gate. [J. Kalns/Getty Images]",
    "Dockers at the gate (Photo by Janis Kalns)",
    "Dockers at the gate on Monday. (Janis Kalns via AP Photo)",
    "Dockers at the gate on Monday (Courtesy of the union)",
    "In this March 2, 2026, photo, dockers stand at the gate of the terminal.",
    "In this image made from video, a crane burns at the port of Klaipeda.",
    "Dockers at the gate on Monday. Photo: Janis Kalns",
    "Dockers at the gate | Photo credit: Amber Wire",
    "Getty Images",
    "AFP/Getty Images",
    "[Photo: Dockers at the gate]",
    "View gallery",
]
REPORT = [
    "The company asked workers to sign the form by Friday.",
    "The union agreed to the terms of the court on Monday, its leader said.",
    "Residents said they had followed the news on Telegram.",
    "Photographs of the gate were sent to the court.",
    "The committee will share the list with the families.",
    "The guards opened the gate on Monday, the harbour master said. (Reuters)",
    "A photo of the gate, taken by a docker, shows two guards with rifles, the union said.",
    "In this photo the crane is still standing. The company says that it fell on Tuesday.",
    "The picture by the docker was shown in court, his lawyer said.",
    "Share prices of the company fell by four per cent.",
    "Follow the money, the union told reporters.",
    "Watch towers were built at the port, residents said.",
    "Related charges against the two guards were dropped, the court said.",
    "Related deaths rose to 14, the hospital said.",
    "Read by a guard, the order named nine dockers.",
    "Updated figures show that 14 dockers were killed, the ministry said.",
    "Published figures put the dead at 14.",
    "Copyright law does not apply, the court said.",
    "More people were killed on Tuesday than on any day before.",
    "By using the port, the ships broke the embargo, the ministry said.",
    "We use force only when attacked, the commander said.",
    "Facebook said on Monday that it had removed the video.",
    "Telegram and WhatsApp were blocked, the ministry said.",
    "Join our strike, the union told the drivers.",
    "Getty workers walked out on Monday too.",
    "The video posted by the guards was false, police said.",
    "Maps by the army show the checkpoint on the other side.",
    "Click farms were found in two houses, police said.",
    "Two hours ago the gate was shut, a docker said.",
    "Live rounds were fired at the gate, the union said.",
    "The court has not accepted all claims.",
    "File: nine dockers were named in it, the lawyer said, and none of them has been seen since the morning of the strike, when guards took them from their homes; their families were told nothing, and the ministry has not answered the questions that the union sent to it on Friday and again on Monday morning by its lawyer, who was himself arrested.",
]


@pytest.mark.parametrize("words", FURNITURE)
def test_forms_links_and_notices_are_furniture(words: str) -> None:
    assert split_passages(words)[0].kind == "furniture"


@pytest.mark.parametrize("words", CAPTIONS)
def test_words_beneath_pictures_are_captions(words: str) -> None:
    (passage,) = split_passages(words)
    assert (passage.kind, passage.reason) == ("caption", "caption")
    assert not is_read(passage)


@pytest.mark.parametrize("words", REPORT)
def test_sentences_of_a_report_that_use_the_same_words_are_read(words: str) -> None:
    assert split_passages(words)[0].kind == "body"


def test_furniture_is_kept_with_its_offsets_and_has_no_tokens() -> None:
    text = "The gate is shut, the union said.\n\nSign up to receive our news by e-mail!"
    document = read(make_report(text))
    assert [p.kind for p in document.passages] == ["body", "furniture"]
    assert document.words(document.passages[1].span) == "Sign up to receive our news by e-mail!"
    assert all(document.passages[0].span.contains(t.span) for t in document.tokens)


def test_hard_wrapped_lines_are_one_paragraph_and_long_lines_are_one_each() -> None:
    wrapped = "The union said that the gate\nwould stay shut until the men\nwere back."
    long_lines = "The union said that the gate would stay shut. " * 4 + "\n" + "The company said nothing. " * 6
    assert len(split_passages(wrapped)) == 1
    assert len(split_passages(long_lines)) == 2


def test_a_page_with_a_form_and_nothing_else_is_refused_with_what_to_do() -> None:
    with pytest.raises(OnlyFurniture, match="Save the article itself"):
        read(make_report("Sign up to receive our latest news!\n\nBy submitting this form, I agree to the terms."))


def test_a_language_we_do_not_read_is_named() -> None:
    russian = "Профсоюз докеров сообщил, что пятеро рабочих погибли у ворот терминала, девять человек пропали без вести."
    with pytest.raises(UnknownLanguage, match="Russian"):
        read(make_report(russian))


@pytest.mark.parametrize("words", ["Hello", "Two killed.", "TWO DOCKERS WERE KILLED AT THE GATE, THE HOSPITAL SAID."])
def test_a_few_english_words_are_english(words: str) -> None:
    assert identify(words) == "en"


def test_a_sentence_ends_with_its_passage() -> None:
    document = read(make_report("Strike at the port goes on\n\nThe union said that the gate would stay shut."))
    assert len(document.sentences) == 2
    assert document.passages[0].kind == "heading"


def test_a_passage_of_any_length_is_read_in_pieces() -> None:
    text = "the guards and the dockers and " * 1000 + "the union said so."
    document = read(make_report(text))
    assert document.words(document.tokens[-2].span) == "so"
    assert len(document.tokens) == len(text.split()) + 1


@pytest.mark.parametrize("words", ["By June the last brigade will have withdrawn.", "From Monday no train has stopped in Velmar."])
def test_a_sentence_that_begins_like_a_byline_is_read(words: str) -> None:
    assert [p.kind for p in split_passages(words)] == ["body"]


@pytest.mark.parametrize("words", ["By Ruta Venckel", "By Ruta Venckel and Jonas Terug.", "By Ruta Venckel, port correspondent"])
def test_a_line_that_names_who_wrote_is_a_byline(words: str) -> None:
    assert [p.kind for p in split_passages(words)] == ["byline"]
