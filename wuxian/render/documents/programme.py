"""The programme as a whole."""

from collections.abc import Iterator

from wuxian.domain.plan.programme import Mechanism
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.standing.six_ones import inferred
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.programme import AreaRow, ProgrammeView
from wuxian.render.document import Block, Bullet, Document, Heading, Inset, Tone, bullets, paragraph
from wuxian.render.documents.citations import citation, short_names
from wuxian.render.words import number_words, silent_words, when_words


def programme_document(view: ProgrammeView) -> Document:
    """Term, areas, offices, then the measures with their sources."""
    total = sum(len(area.items) for area in view.areas)
    return Document(
        programme=view.programme,
        name="总体安排",
        when=when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=(
            paragraph(f"期限：{view.term}{inferred(view.term.basis)}"),
            Heading("领域"),
            bullets(map(_area_words, view.areas)),
            Heading("领导机构"),
            bullets(f"{o.name}{inferred(o.basis)}：{o.duty}" for o in view.offices),
            Heading(f"{view.year}年的规则"),
            Inset(tuple(_rules(view.settings))),
            Heading(f"工作机制（{len(view.governance)}条，不在{total}个事项之内）"),
            bullets(_measure(measure, view) for measure in view.governance),
            Heading("出处"),
            Inset(tuple(short_names(view.documents))),
        ),
    )


def _area_words(area: AreaRow) -> str:
    numbers = f"（{'、'.join(map(number_words, area.items))}）" if area.items else ""
    return f"{area.name}：{len(area.items)}项{numbers}"


def _rules(settings: YearSettings) -> Iterator[Block]:
    lamps, reminders = settings.lamps, settings.reminders
    yield paragraph(
        f"灯号：进度低于序时进度的{lamps.yellow_below}%为黄灯，低于{lamps.red_below}%为红灯；"
        "逾期、节点未完成为红灯，节点补完成的当月为黄灯。"
    )
    yield paragraph(
        f"进度分类：达到序时进度的{lamps.ahead_from}%为超进度；“左右”差{lamps.about_within}%以内不算未达到；"
        f"力争目标逾期：{lamps.soft_overdue.label}。"
    )
    since = f"{short_day_words(lamps.rates_from)}起评灯，" if lamps.rates_from else ""
    yield paragraph(
        f"增速、时点指标：{since}到期后{lamps.published_within}天内没有数据的，算数据未公布。"
    )
    if settings.default_due:
        remark = f"（{settings.remark}）" if settings.remark else ""
        yield paragraph(f"年度默认时限：{day_words(settings.default_due)}{remark}。")
    if settings.report_days:
        yield paragraph(f"报送日：{'；'.join(rule.words for rule in settings.report_days)}。")
    silent = f"；{silent_words(reminders.silence)}" if reminders.silence is not None else ""
    yield paragraph(f"提醒：{reminders.due_within}个工作日内到期{silent}。")
    if settings.source:
        yield paragraph(f"出处：{settings.source}", Tone.FAINT)


def _measure(measure: Mechanism, view: ProgrammeView) -> Bullet:
    cited = (citation(one, view.documents) for one in measure.citations)
    return Bullet(measure.name, Tone.STRONG, (paragraph(measure.text), *cited))
