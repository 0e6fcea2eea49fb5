/** What was recorded under kinds that the organization set up stands in its report, in the section that the kind names. */
import type { LedgerField } from '#domain/ledger/ledger'
import { fieldsEver, type KindSection, type OwnKind } from '#domain/ledger/own-kind'
import type { Clause, ReportTemplate, Section, Statement } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { OWN_KINDS } from '#domain/report/template-text'
import { ownKindMeasureId } from '../measures/own-kind-measures'
import { slotsOf } from './draft'

/** The template with a statement at the end of each section for the kinds of it that no statement of its own names. */
export function withOwnKinds(template: ReportTemplate, kinds: readonly OwnKind[]): ReportTemplate {
  const named = new Set(slotsOf(template).map(({ measure }) => measure))
  const own = kinds.filter((kind) => ![...named].some((id) => isOf(id, kind)))
  if (own.length === 0) return template
  const place = (kind: OwnKind) => placeOf(template.sections, kind.section)
  const sections = template.sections.map((section): Section => {
    const here = own.filter((kind) => place(kind) === section)
    return here.length === 0 ? section : { ...section, statements: [...section.statements, statementOf(section, here)] }
  })
  return { ...template, sections }
}

function isOf(id: string, kind: OwnKind): boolean {
  const whole = ownKindMeasureId(kind)
  return id === whole || id.startsWith(`${whole}:`) || id.startsWith(`${whole}.`)
}

/** An organization's own template may have other sections: then where its own indicators stand, or its first with statements. */
function placeOf(sections: readonly Section[], wanted: KindSection): Section | undefined {
  return (
    sections.find(({ id }) => id === wanted) ??
    sections.find(({ ownIndicators }) => ownIndicators === true) ??
    sections.find(({ level, statements }) => level > 0 && statements.length > 0)
  )
}

function statementOf({ id }: Pick<Section, 'id'>, kinds: readonly OwnKind[]): Statement {
  return { id: `${OWN_KINDS}${id}`, worth: 'notable', clauses: kinds.map(clauseOf) }
}

/** How many records, with what else is counted of them behind it. */
function clauseOf(kind: OwnKind): Clause {
  const { title, unit } = kind
  const then = fieldsEver(kind).flatMap((field) => partOf(kind, field) ?? [])
  return clause(title, `${title}{n}${unit}`, { measure: ownKindMeasureId(kind) }, then)
}

function partOf(kind: OwnKind, field: LedgerField): Clause | undefined {
  const { code, label } = field
  const about = `${kind.title}：${label}`
  switch (kind.counts[code]) {
    case 'sum':
      return clause(about, `${label}{n}${field.type === 'number' ? field.unit : '元'}`, counted(kind, code))
    case 'distinct':
      return clause(about, `${label}{n}${ofPeople(field) ? '人' : '个'}`, counted(kind, code))
    case 'parts': {
      const measure = ownKindMeasureId(kind)
      if (field.type !== 'yes-no') return clause(about, '其中{n}', { measure, part: { by: code } })
      return clause(about, `其中${label.replace(/^是否/, '')}{n}${kind.unit}`, {
        measure,
        part: { by: code, key: 'true' },
      })
    }
    default:
      return undefined
  }
}

const ofPeople = ({ type }: LedgerField) => type === 'member' || type === 'members'
const counted = (kind: OwnKind, code: string): Slot => ({ measure: ownKindMeasureId(kind, code) })

function clause(about: string, text: string, n: Slot, then: readonly Clause[] = []): Clause {
  return { about, text, slots: { n }, ...(then.length > 0 ? { then } : {}) }
}
