"""NIP, names, positions: the rules about people."""

from datetime import date

import pytest

from services.community.domain import names, nip, positions
from services.community.domain.duties import ordered
from services.community.domain.figures import public
from services.community.domain.keys import activity_key, key, slug

TODAY = date(2026, 11, 23)


def test_a_nip_says_birth_appointment_and_sex():
    number = nip.parse("197501182005032014", TODAY)
    assert (number.born, number.year, number.month, number.sex) == (date(1975, 1, 18), 2005, 3, "female")
    assert number.covers(date(2005, 3, 1))
    assert not number.covers(date(2005, 2, 28))


def test_a_contract_employee_has_no_month():
    number = nip.parse("199001152022211003", TODAY)
    assert (number.month, number.sex) == (None, "male")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1987", "nip-length"),
        ("19750118200503201x", "nip-length"),
        ("197513182005032014", "nip-birth"),
        ("197502302005032014", "nip-birth"),
        ("199001012015181001", "nip-appointment"),
        ("199001012015001001", "nip-appointment"),
        ("199001011995011001", "nip-appointment"),
        ("199001012027011001", "nip-appointment"),
        ("197501182005033014", "nip-sex"),
        ("197501182005032000", "nip-serial"),
    ],
)
def test_numbers_that_cannot_be(number, code):
    with pytest.raises(nip.NipError) as error:
        nip.parse(number, TODAY)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("written", "full", "corrected"),
    [
        ("Dewi Sipayung", "Dewi Sipayung", ()),
        ("SAHAT HARAHAP, S.IP", "Sahat Harahap, S.IP.", ("case", "titles")),
        ("Eka Tambunan , S.IP.", "Eka Tambunan, S.IP.", ("titles",)),
        ("LAMHOT NAINGGOLAN, A.Md.", "Lamhot Nainggolan, A.Md.", ("case",)),
        ("Charles Simanjuntak, ssos, mip", "Charles Simanjuntak, S.Sos., M.IP.", ("titles",)),
        ("hj. nur'aini binti AHMAD", "Hj. nur'aini binti AHMAD", ("case",)),
        ("HJ. NUR'AINI BINTI AHMAD", "Hj. Nur'aini binti Ahmad", ("case",)),
        ("McDermott Purba", "McDermott Purba", ()),
        ("SITI A.B. AL-FARABI, X.Yz.", "Siti A.B. Al-Farabi, X.Yz.", ("case",)),
    ],
)
def test_names(written, full, corrected):
    name = names.parse(written)
    assert (name.full, name.corrected) == (full, corrected)


@pytest.mark.parametrize("written", ["", "1234", "X", ", S.IP", "<script>", "Robert'); {$ne: 1}"])
def test_no_names(written):
    with pytest.raises(ValueError):
        names.parse(written)


def test_a_name_put_right_stays_as_it_is():
    once = names.parse("RIRIS TAMBUNAN , S.IP").full
    assert names.parse(once).corrected == ()


@pytest.mark.parametrize(
    ("written", "rank"),
    [("III/A", "III/a"), ("IIIc", "III/c"), ("iv-e", "IV/e"), ("III / b", "III/b"), ("IX", "IX"), ("xi", "XI")],
)
def test_ranks(written, rank):
    assert positions.rank(written) == rank


def test_ranks_of_civil_servants_and_of_contract_employees():
    assert positions.suits("III/a", contract=False)
    assert positions.suits("IX", contract=True)
    assert not positions.suits("III", contract=False)
    assert not positions.suits("III/a", contract=True)


@pytest.mark.parametrize("written", ["", "III", "V/a", "III/e", "III/z", "4a", "XX/a"])
def test_no_ranks(written):
    assert positions.rank(written) in {None, "III"}


def test_positions_come_from_a_dated_table():
    table = positions.current()
    assert table.rule
    assert table.named(" PUSTAKAWAN  ahli madya") == "Pustakawan Ahli Madya"
    assert table.named("Kepala") is None
    assert table.allows("Pustakawan Ahli Muda", "III/d")
    assert not table.allows("Pustakawan Ahli Muda", "III/b")
    assert table.allows("Pustakawan Ahli Muda", "IX")


def test_duties():
    assert ordered(["trainer", "manager", "trainer"]) == ["manager", "trainer"]
    with pytest.raises(ValueError, match="king"):
        ordered(["king"])


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_small_counts(count, told):
    assert public(count) == told


def test_natural_keys():
    from datetime import time

    assert key("  LAYANAN   Anak ") == key("Layanan Anak") == "layanan anak"
    assert slug("Perpustakaan Umum (Pusat)") == "perpustakaan-umum-pusat"
    day = (date(2026, 1, 2), time(9))
    assert activity_key("Lomba Bertutur", *day, "Aula", None) == activity_key("LOMBA bertutur", *day, "aula", None)
    assert activity_key("Lomba", *day, "Aula", None) != activity_key("Lomba", *day, "Aula", "p")
