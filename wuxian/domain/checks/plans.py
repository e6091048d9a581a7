"""What must hold of what is written by hand: the programme, the settings, the plans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import CALENDAR, PROGRAMME, Place, item_number
from wuxian.domain.plan.bodies import ANY, CARRY, GATHERED, LEAD, Body, Register
from wuxian.domain.plan.calendar import SATURDAY
from wuxian.domain.plan.programme import Programme, unknown_document
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import Frozen

Name = TypeVar("Name")


def names_are_unique(book: Book) -> Iterator[Finding]:
    """Two areas, bodies or documents of one name could not be told apart."""
    programme = book.programme
    registers = {
        "areas": [area.id for area in programme.areas],
        "documents": [document.id for document in programme.documents],
    }
    for field, names in registers.items():
        for name, times in _repeated(names):
            message = f"“{name}”写了{times}次，请只留一处"
            yield Finding(Severity.ERROR, "duplicate-name", PROGRAMME, message, field=field)
    yield from _bodies_called_the_same(programme)


def _bodies_called_the_same(programme: Programme) -> Iterator[Finding]:
    called: dict[str, tuple[str, list[str]]] = {}
    for table, bodies in programme.register.tables.items():
        for body in bodies:
            for way in body.called:
                called.setdefault(way, (table, []))[1].append(body.name)
    for way, (table, names) in called.items():
        if len(names) > 1:
            whose = "" if {*names} == {way} else f"（{'、'.join(names)}）"
            message = f"“{way}”写了{len(names)}次{whose}，请只留一处"
            yield Finding(Severity.ERROR, "duplicate-name", PROGRAMME, message, field=table)


def members_are_registered(book: Book) -> Iterator[Finding]:
    """Only a group or a collective stands for others: registered ones, and not for itself."""
    register = book.programme.register
    for table, bodies in register.tables.items():
        for body in bodies:
            for message in _wrong_members(body, table, register) if body.members else ():
                yield Finding(Severity.ERROR, "unknown-member", PROGRAMME, message, field=table)


def _wrong_members(body: Body, table: str, register: Register) -> Iterator[str]:
    if table not in GATHERED:
        yield f"“{body.name}”不能有成员；请登记到 [[groups]] 或 [[collectives]]"
        return
    known = register.names(ANY)
    for member in body.members:
        if member == body.name:
            yield f"“{member}”不能是自己的成员"
        elif member not in known:
            yield f"“{body.name}”的成员：{register.unregistered(member, ANY)}"


def documents_of_the_programme_are_known(book: Book) -> Iterator[Finding]:
    """What the programme cites is registered in it."""
    programme = book.programme
    known = programme.document_ids
    cited = [*programme.term.citations]
    cited += [citation for office in programme.offices for citation in office.citations]
    cited += [citation for measure in programme.governance for citation in measure.citations]
    for citation in cited:
        if citation.document is not None and citation.document not in known:
            message = unknown_document(citation.document, known)
            yield Finding(Severity.ERROR, "unknown-document", PROGRAMME, message, field="citations")


def calendar_makes_sense(book: Book) -> Iterator[Finding]:
    """A year stands once, its days lie in it, and only weekend days are worked for others."""
    years = book.calendar.years
    for number, times in _repeated(year.year for year in years):
        yield _of_calendar(f"{number}年写了{times}次，请合为一处")
    for year in years:
        for day in year.working_days:
            if day.weekday() < SATURDAY or day.year != year.year:
                yield _of_calendar(f"{year.year}年的 working_days 里，{day} 不是当年的周六、周日")
        for holiday in year.holidays:
            # 元旦 may begin in the last days of the year before.
            if holiday.last.year != year.year:
                yield _of_calendar(f"{year.year}年的“{holiday.name}”（{holiday.first}）不在当年")


def _of_calendar(message: str) -> Finding:
    return Finding(Severity.ERROR, "calendar", CALENDAR, message, field="years")


def years_are_known(book: Book) -> Iterator[Finding]:
    """Years with entries need settings and a calendar, those with goals settings.

    Without them the usual rule serves. A goal of years ahead can wait for its settings.
    """
    years = {entry.date.year for item in book.items for entry in item.entries}
    set_ = {settings.year: settings for settings in book.years}
    goals = {goal.year for item in book.items for goal in item.plan_as_issued.goals}
    ahead = max(years.union(set_), default=0) + 1
    for year in sorted(years.union(year for year in goals if year <= ahead)):
        if year not in set_:
            usual = book.settings(year).year
            words = "通常规则" if usual == year else f"{usual}年的"
            days = "（默认时限不沿用）" if usual in set_ and set_[usual].default_due else ""
            message = f"没有{year}年的设置，暂按{words}办{days}；请新建此文件"
            yield Finding(Severity.WARNING, "no-settings", Place.of_year(year), message)
        if year in years and year not in book.calendar.known_years:
            message = f"没有{year}年的放假安排，暂按周一至周五算工作日；请照国务院办公厅通知补录"
            yield Finding(Severity.WARNING, "no-calendar", CALENDAR, message)


def numbers_are_unique(book: Book) -> Iterator[Finding]:
    """An item's number is stable and never reused."""
    known: dict[int, Item] = {}
    for item in book.items:
        first = known.setdefault(item.number, item)
        if first is not item:
            same = Place.of_plan(first.folder)
            message = (
                f"序号 {item.number} 已用于 {same}；请给后加的换一个没有用过的序号："
                "改 number，文件夹名也改成以它开头；"
                "刚导入、还没推送的，可先 wuxian undo，sync 后再导入"
            )
            yield _error(item, "duplicate-number", "number", message)


def folder_carries_the_number(book: Book) -> Iterator[Finding]:
    """`update 5` opens the folder 05-…, so the folder must tell the truth."""
    for item in book.items:
        if item_number(item.folder) != item.number:
            yield _error(item, "folder-number", "number", f"文件夹名应以 {item.number:02}- 开头")


def area_is_known(book: Book) -> Iterator[Finding]:
    """An item belongs to one of the programme's areas."""
    known = [area.id for area in book.programme.areas]
    for item in book.items:
        if item.plan.area not in known:
            remedy = or_nearest(item.plan.area, known) or f"可用的领域：{'、'.join(known)}"
            yield _error(item, "unknown-area", "area", f"没有领域“{item.plan.area}”；{remedy}")


def departments_are_known(book: Book) -> Iterator[Finding]:
    """Leads and supporting units are registered, and each stands once."""
    register = book.programme.register
    known = {part: register.names(part) for part in (LEAD, CARRY)}
    for item in book.items:
        lead = item.plan.six_ones.lead
        named = [("six_ones.lead", lead.holder, LEAD)] if lead else []
        named += [("co_leads", one.department, CARRY) for one in item.plan.co_leads]
        named += [("supporting", one.department, CARRY) for one in item.plan.supporting]
        for field, name, part in named:
            if name not in known[part]:
                message = register.unregistered(name, part)
                yield _error(item, "unknown-department", field, message)
        for name, times in _repeated(name for _, name, _ in named):
            message = f"“{name}”列了{times}次；牵头与配合不能是同一部门，请只留一处"
            yield _error(item, "duplicate-department", "supporting", message)


def documents_are_known(book: Book) -> Iterator[Finding]:
    """A citation names a document registered in the programme."""
    known = book.programme.document_ids
    for item in book.items:
        for citation in item.plan.all_citations():
            if citation.document is not None and citation.document not in known:
                message = unknown_document(citation.document, known)
                yield _error(item, "unknown-document", "citations", message)


def goals_are_sound(book: Book) -> Iterator[Finding]:
    """One goal a year, in a year of the term, with nothing wrong in it."""
    term = book.programme.term
    for item in book.items:
        years = [goal.year for goal in item.plan.goals]
        for year, times in _repeated(years):
            message = f"{year}年写了{times}个目标，请合为一个"
            yield _error(item, "duplicate-goal", "goals", message)
        for year in dict.fromkeys(years):
            if not term.first_year <= year <= term.last_year:
                yield _error(item, "out-of-term", "goals", f"{year}年不在期限{term}之内")
        for goal in item.plan.goals:
            for remark in goal.remarks(book.programme.register):
                found = _error(item, remark.rule, remark.field, remark.message)
                yield found._replace(severity=remark.severity)


def stated_facts_are_cited(book: Book) -> Iterator[Finding]:
    """What is said to stand in a document names the document and where in it."""
    message = "依据是“原文”，却没有写出处；请补 citations，不是原文的请改为 inferred（推定）"
    for field in _uncited(book.programme):
        yield Finding(Severity.WARNING, "no-citation", PROGRAMME, message, field=field)
    for item in book.items:
        for field in _uncited(item.plan):
            yield _error(item, "no-citation", field, message)._replace(severity=Severity.WARNING)


def _uncited(model: Frozen, field: str = "", *, cited: bool = True) -> Iterator[str]:
    """The fields that say 原文 without a citation: their own, or that of what they stand in.

    What can have none, like the name of a department, is taken at its word.
    """
    values = dict(model)
    cited = bool(values.get("citations", cited))
    for name, value in values.items():
        here = f"{field} {name}".strip()
        if value is Basis.STATED and not cited:
            yield here
        elif isinstance(value, Frozen):
            yield from _uncited(value, here, cited=cited)
        elif isinstance(value, tuple):
            for n, part in enumerate(value, 1):
                if isinstance(part, Frozen):
                    yield from _uncited(part, f"{here} 第{n}项", cited=cited)


def _repeated(names: Iterable[Name]) -> Iterator[tuple[Name, int]]:
    """What stands there more than once, and how often."""
    return ((name, times) for name, times in Counter(names).items() if times > 1)


def _error(item: Item, rule: str, field: str, message: str) -> Finding:
    return Finding(
        Severity.ERROR, rule, Place.of_plan(item.folder), message, item=item.number, field=field
    )
