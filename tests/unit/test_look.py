"""How the pages say what the bank says."""

from staffbank.web.assets import Assets
from staffbank.web.look import environment


def test_what_the_bank_says_is_no_format_and_no_markup() -> None:
    look = environment(Assets.installed())
    message = "40% of <b>it</b> is %(who)s's."

    alone = look.from_string("{{ _(message) }}").render(message=message)
    filled = look.from_string("{{ _('%(who)s owes 5%%', who=who) }}").render(who="<Ada>")

    assert alone == "40% of &lt;b&gt;it&lt;/b&gt; is %(who)s&#39;s."
    assert filled == "&lt;Ada&gt; owes 5%"
