"""The programme on a terminal."""

from collections.abc import Iterator

from wuxian.domain.plan.programme import Measure
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.standing.six_ones import inferred
from wuxian.domain.views.programme import ProgrammeView
from wuxian.render.blocks import Block, Paragraph, shown
from wuxian.render.citations import citation, short_names
from wuxian.render.heading import heading, section

_INDENT = 2
_DEEPER = 4


def programme_screen(view: ProgrammeView) -> tuple[Block, ...]:
    """Term, areas, offices, then the measures with their sources."""
    return (
        *heading(view.programme, "总体安排", view.as_of, view.notice),
        Paragraph(shown(f"期限：{view.term}{inferred(view.term.basis)}")),
        *section("领域"),
        *_areas(view),
        *section("领导机构"),
        *(
            Paragraph(shown(f"{o.name}{inferred(o.basis)}：{o.duty}"), indent=_INDENT)
            for o in view.offices
        ),
        *section(f"{view.as_of.year}年的规则"),
        *_rules(view.settings),
        *section(f"工作机制（{len(view.governance)}条，不在{_total(view)}个事项之内）"),
        *(block for measure in view.governance for block in _measure(measure, view)),
        *section("出处"),
        *short_names(view.documents, _INDENT),
    )


def _areas(view: ProgrammeView) -> Iterator[Block]:
    for area in view.areas:
        numbers = "、".join(f"{number:02}" for number in area.items)
        yield Paragraph(shown(f"{area.name}：{len(area.items)}项（{numbers}）"), indent=_INDENT)


def _rules(settings: YearSettings) -> Iterator[Block]:
    lamps, reminders = settings.lamps, settings.reminders
    yield Paragraph(
        f"灯号：进度低于序时进度的{lamps.yellow_below}%为黄灯，低于{lamps.red_below}%为红灯；"
        "逾期、节点未完成为红灯，节点补完成的当月为黄灯。",
        indent=_INDENT,
    )
    yield Paragraph(
        f"提醒：{reminders.due_within}个工作日内到期；超过{reminders.silent_after}个工作日未报送。",
        indent=_INDENT,
    )
    if settings.source:
        yield Paragraph(shown(f"出处：{settings.source}"), "dim", _INDENT)


def _total(view: ProgrammeView) -> int:
    return sum(len(area.items) for area in view.areas)


def _measure(measure: Measure, view: ProgrammeView) -> Iterator[Block]:
    yield Paragraph(shown(measure.name), "bold", _INDENT)
    yield Paragraph(shown(measure.text), indent=_DEEPER)
    for cited in measure.citations:
        yield citation(cited, view.documents, _DEEPER)
