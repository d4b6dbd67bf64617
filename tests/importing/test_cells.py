from hypothesis import given
from hypothesis import strategies as st

from twosource.importing.cells import cells_of, column_name, row_text
from twosource.intake import one_line

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(one_line)


@given(st.lists(st.tuples(words, words), max_size=8))
def test_every_cell_of_a_row_comes_back_from_its_text_with_its_place(pairs: list[tuple[str, str]]) -> None:
    columns = [column_name(column, at) for at, (column, _) in enumerate(pairs)]
    values = [value for _, value in pairs]
    text = row_text(columns, values)
    cells = cells_of(text)
    for cell in cells.values():
        assert text[cell.start : cell.end] == cell.value
    if len(set(columns)) == len(columns):
        assert {column: cell.value for column, cell in cells.items()} == {
            column: value for column, value in zip(columns, values, strict=True) if value
        }
