"""Runs the code of a prompt as its reader imagines it, with the usual imports and the shop's models."""

import contextlib
import io
import textwrap
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import bank
import django.contrib.auth.models as auth
import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, connection, connections, models, transaction
from django.db.models import functions
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from shop.models import Author, Book, Order, OrderLine, Profile, Publisher, Review, Tag

USUAL = {
    **{name: getattr(models, name) for name in models.__all__},
    **{name: getattr(functions, name) for name in functions.__all__},
    **{model.__name__: model for model in (
        Author, Book, Order, OrderLine, Profile, Publisher, Review, Tag, auth.User, auth.Group)},
    "models": models, "transaction": transaction, "connection": connection, "timezone": timezone,
    "IntegrityError": IntegrityError, "ValidationError": ValidationError, "Decimal": Decimal,
    "ObjectDoesNotExist": ObjectDoesNotExist, "HttpResponse": HttpResponse,
    "UTC": UTC, "date": date, "datetime": datetime, "timedelta": timedelta,
}  # fmt: skip


def play(source, /, **names):
    """Runs source; the names it leaves behind."""
    space = USUAL | {"__name__": "bank_sample"} | names
    exec(compile(textwrap.dedent(source), "bank_sample", "exec", dont_inherit=True), space)
    return space


def output(source, /, **names):
    """What source prints, without the blanks around it."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        play(source, **names)
    return out.getvalue().strip()


def prompt(question):
    return bank.code(question, "prompt", language="python")


def printed(question, /, **names):
    """What the code of a prompt prints."""
    return output(prompt(question), **names)


def raised(question, /, **names):
    """The class of the exception that the code of a prompt ends with."""
    with pytest.raises(Exception) as caught:
        play(prompt(question), **names)
    return caught.type


def queries(source, /, **names):
    """The number of queries that source sends."""
    with CaptureQueriesContext(connections["default"]) as sent:
        output(source, **names)
    return len(sent)


def each(*questions):
    """Parameters of a proof that does the same with several questions."""
    return [pytest.param(id, marks=pytest.mark.proves(id), id=id) for id in questions]
