"""Short answers of Data/django/contrib-i18n.json."""

import pytest
from bank import typed
from django.utils import translation
from sample import each, printed


@pytest.mark.parametrize("question", each(
    "clock-in-berlin-for-a-utc-moment", "plural-form-for-none", "two-moments-in-the-repeated-hour"))
def test_it_prints(question):
    with translation.override("en"):
        typed(question, printed(question))
