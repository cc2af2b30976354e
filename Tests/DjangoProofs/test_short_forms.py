"""Short answers of Data/django/forms.json."""

import pytest
from bank import filled, typed
from django import forms
from sample import each, play, printed, raised


class ItemForm(forms.Form):
    name = forms.CharField()


@pytest.mark.parametrize("question", each(
    "length-of-a-posted-name", "box-that-nobody-ticked", "forms-in-a-formset-with-initial",
    "changes-in-an-untouched-form"))
def test_it_prints(question):
    typed(question, printed(question, forms=forms, ItemForm=ItemForm))


@pytest.mark.proves("check-of-a-single-field")
def test_a_rule_for_one_field():
    for code in filled("check-of-a-single-field"):
        sign_up = play(code, forms=forms)["SignUp"]
        refused = sign_up({"email": "a@trash.example"})
        assert refused.errors == {"email": ["Please use another address."]}
        assert sign_up({"email": "a@post.example"}).is_valid()


@pytest.mark.proves("cleaned-data-without-a-check")
def test_no_cleaned_data_before_the_validation():
    typed("cleaned-data-without-a-check", raised("cleaned-data-without-a-check", forms=forms))
