"""What is shipped: styles that need no young browser for their colours."""

import re

from engine.figures.theme import theme
from engine.pages.assets import assets, plain_colours


def test_every_token_is_a_plain_colour_in_light_and_in_dark():
    styles = assets()["assets/page.css"].decode()
    assert "light-dark(" not in styles
    light, dark = styles.split("@media screen and (prefers-color-scheme:dark)")
    for token, colour in theme().light.items():
        assert f"--{token}: {colour};" in light
        assert dark.count(f"--{token}:{theme().dark[token]};") == 2


def test_dark_colours_stay_on_the_screen_and_yield_to_the_reader():
    shipped = plain_colours(":root {\n  --paper: light-dark(#ffffff, #000000);\n}\n")
    assert shipped.startswith(":root {\n  --paper: #ffffff;\n}\n")
    assert re.findall(r"@media screen[^{]*\{:root[^{]*", shipped) == [
        "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])",
        "@media screen{:root[data-theme=dark]",
    ]
