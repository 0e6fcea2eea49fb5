/**
 * What a list of members would do to the register. Who a row is about:
 *
 * 1. With a 编号: whoever in this branch has that number. If nobody has it, the one person of the same name, sex and birth
 *    year who has no number yet, and who then gets it; if there is none, a new person with that number.
 * 2. Without one: the one person of the same name, sex and birth year; if there is none, a new person.
 * 3. Where this leaves more than one (namesakes in the list or on the roll), the row is refused and asks for a 编号.
 * 4. Who would be new, but has the name of somebody on the roll, waits for a person to say that these are two.
 *
 * Names are the same however they are written (`comparedName`). A person may leave a row out, or change a cell of it.
 *
 * A list states what holds on one day. For people on the roll it changes what it says otherwise, from that day on; empty
 * cells say nothing. It never corrects who somebody is (name, sex, birth year, day of admission): such a contradiction is
 * refused. New people are on the roll since 进入支部日期, or else since the day of the list; as probationary or full members
 * not before their admission, and in their cell not before it was formed.
 */
import type { Branch } from '#domain/branch/branch'
import { formatChineseDate, formatDayOrMonth, isMonth, type CivilDate, type Month } from '#domain/time/civil-date'
import type { CellId } from '#domain/people/identity'
import { MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '#domain/people/labels'
import type { Member } from '#domain/people/member'
import { changeOn, joinOn, spanOn, type FactChange, type MemberSpan } from '#domain/people/member-history'
import { factsInWords, isNamesake, isSameName } from '#domain/people/register-person'
import type { ListedPerson, ListedRow, RowProblem } from '#domain/people/register-rows'
import { stepRefused, tooEarlyToBeFull } from '#domain/people/stage-steps'
import type { BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { cellsToJoin, changeLine } from './placing'

export interface PlannedRow {
  readonly row: number
  readonly name: string | null
  readonly outcome: 'add' | 'change' | 'unchanged' | 'bad' | 'left-out'
  /** What would be different, in Chinese. */
  readonly changes: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly write: Write | null
}

interface Scene {
  readonly members: readonly Member[]
  readonly branch: Branch
  readonly effectiveOn: CivilDate
  /** The rows of whom it was said that they are somebody else than whoever has their name. */
  readonly others: ReadonlySet<number>
  readonly context: BranchContext
}

type ReadRow = ListedRow & { readonly person: ListedPerson }
/** Why a row cannot be taken, and at which column; null for the whole row. */
type Objection = Omit<RowProblem, 'row'>

/** What a person said of rows, by their numbers. */
export interface RowDecisions {
  readonly leftOut: ReadonlySet<number>
  readonly others: ReadonlySet<number>
}

/** Plans every row; `members` is everybody who was ever on the branch's roll. */
export function planImport(
  rows: readonly ListedRow[],
  members: readonly Member[],
  effectiveOn: CivilDate,
  context: BranchContext,
  { leftOut, others }: RowDecisions,
): PlannedRow[] {
  const scene: Scene = { members, branch: context.branch, effectiveOn, others, context }
  const read = rows.filter((row): row is ReadRow => row.person !== undefined && !leftOut.has(row.row))
  const whom = new Map(read.map((row) => [row, whoIs(row, read, members)]))
  return rows.map((row) => {
    if (leftOut.has(row.row)) return { ...refused(row, []), outcome: 'left-out' }
    if (!isRead(row)) return refused(row, row.problems)
    const who = whom.get(row)
    if (who && 'reason' in who) return refused(row, [{ row: row.row, ...who }])
    const rival = who && read.find((other) => other !== row && whom.get(other) === who)
    if (rival) return refused(row, [{ row: row.row, ...claimedTwice(rival.row) }])
    const planned = who ? update(row.person, who, scene) : addition(row, scene)
    if ('reason' in planned) return refused(row, [{ row: row.row, ...planned }])
    return { row: row.row, name: row.name, problems: [], ...planned }
  })
}

type Planned = Pick<PlannedRow, 'outcome' | 'changes' | 'write'>

function isRead(row: ListedRow): row is ReadRow {
  return row.person !== undefined
}

function refused({ row, name }: ListedRow, problems: readonly RowProblem[]): PlannedRow {
  return { row, name, outcome: 'bad', changes: [], problems, write: null }
}

/** The member a row is about; undefined for a new one. */
function whoIs(
  { row, person }: ReadRow,
  rows: readonly ReadRow[],
  members: readonly Member[],
): Member | Objection | undefined {
  const twin = rows.find((other) => other.row !== row && isDoubled(person, other.person))
  if (twin)
    return person.number !== undefined && person.number === twin.person.number
      ? { column: '编号', reason: `与第 ${twin.row} 行的编号相同` }
      : {
          column: '编号',
          reason: `与第 ${twin.row} 行的姓名、性别、出生年份都相同：如是同一人请删去一行，如是两人请都填写编号`,
        }
  const numbered = person.number === undefined ? undefined : members.find(({ number }) => number === person.number)
  if (numbered) return isNamesake(numbered, person) ? numbered : contradiction(numbered, person)
  const alike = members.filter((member) => isNamesake(member, person))
  const open = person.number === undefined ? alike : alike.filter(({ number }) => number === undefined)
  if (open.length <= 1) return open[0]
  return {
    column: '编号',
    reason: '名册上有多位同志的姓名、性别、出生年份都相同，请先在名册上为他们编号，再在此填写编号',
  }
}

/** Two rows that may be about the same person. */
function isDoubled(a: ListedPerson, b: ListedPerson): boolean {
  if (a.number !== undefined && b.number !== undefined) return a.number === b.number
  return isNamesake(a, b)
}

function claimedTwice(row: number): Objection {
  return { column: '编号', reason: `与第 ${row} 行可能是同一人：名册上有一位同名同志尚无编号，请先在名册上为其编号` }
}

/** Nobody is made a second time because a list has another year of birth, and nobody is taken for a namesake. */
function sameName(member: Member, person: ListedPerson): Objection {
  const known = `${SEX_LABELS[member.sex]}，${member.birthYear}年出生`
  const column = member.sex === person.sex ? '出生年份' : '性别'
  return {
    column,
    reason: `名册上已有${member.name}（${known}）。如是同一人，请改成与名册一致，或先在名册上更正；如是同名的另一人，请选“是另一人”`,
    asksWhetherOther: true,
  }
}

/** Whether what a list says is what is known, as far as it says it. */
function isWithin(said: CivilDate | Month, known: CivilDate | Month): boolean {
  return isMonth(said) ? known.startsWith(said) : said === known
}

function contradiction(member: Member, person: ListedPerson): Objection {
  const column = !isSameName(member, person) ? '姓名' : member.sex !== person.sex ? '性别' : '出生年份'
  const known = `${member.name}（${SEX_LABELS[member.sex]}，${member.birthYear}年出生）`
  return { column, reason: `名册上编号 ${member.number ?? ''} 是${known}；如需更正请在名册上更正` }
}

/** The cell a row names: null for none, undefined where it says nothing. */
function cellOf({ cellName }: ListedPerson, { branch, effectiveOn }: Scene): CellId | null | undefined | Objection {
  if (cellName === undefined || cellName === null) return cellName
  const cells = cellsToJoin(branch, effectiveOn)
  const cell = cells.find(({ name }) => name.replace(/\s/g, '') === cellName.replace(/\s/g, ''))
  if (cell) return cell.id
  const known = cells.length ? `现有：${cells.map(({ name }) => name).join('、')}` : '支部当日没有党小组'
  return { column: '党小组', reason: `没有名为“${cellName}”的党小组，请先成立；${known}` }
}

function update(person: ListedPerson, member: Member, scene: Scene): Planned | Objection {
  const { branch, effectiveOn, context } = scene
  const span = spanOn(member.spans, effectiveOn)
  if (span?.branchId !== branch._id)
    return {
      column: null,
      reason: `该同志曾在或将在本支部名册上，但${formatChineseDate(effectiveOn)}不在；请在名册上办理重新列入，或核对名单日期`,
    }
  const { admittedOn, number } = person
  if (admittedOn !== undefined && member.admittedOn !== null && !isWithin(admittedOn, member.admittedOn))
    return { column: '入党日期', reason: `名册上是${formatDayOrMonth(member.admittedOn)}；如需更正请在名册上更正` }
  const cellId = cellOf(person, scene)
  if (isObjection(cellId)) return cellId
  const change = factChange(person, cellId)
  const spans = changeOn(member.spans, effectiveOn, change)
  const admitted = member.admittedOn ?? admittedOn ?? null
  const early = change.stage === 'full' ? tooEarlyToBeFull(admitted, context.today) : undefined
  const reason = 'refused' in spans ? undefined : (stepRefused(member.spans, spans, admitted) ?? early)
  if (reason) return { column: '党员类别', reason }
  const said = factsInWords(span, change, (id) => branch.cells.find((cell) => cell.id === id)?.name ?? '')
  if (number !== undefined && member.number === undefined) said.push(`编号：无→${number}`)
  if (admittedOn !== undefined && member.admittedOn === null)
    said.push(`入党日期：未填→${formatDayOrMonth(admittedOn)}`)
  if (said.length === 0) return { outcome: 'unchanged', changes: [], write: null }
  const doc: Member = {
    ...member,
    ...(number === undefined ? {} : { number }),
    admittedOn: member.admittedOn ?? admittedOn ?? null,
    spans: 'refused' in spans ? member.spans : spans,
    changes: [...member.changes, changeLine(effectiveOn, `按名单更新：${said.join('；')}`, context)],
    revision: member.revision + 1,
  }
  return { outcome: 'change', changes: said, write: { do: 'replace', in: 'members', doc } }
}

function addition({ row, person }: ReadRow, scene: Scene): Planned | Objection {
  const { branch, effectiveOn, context, members, others } = scene
  const areTwo = ({ number }: Member) => others.has(row) || (number !== undefined && person.number !== undefined)
  const alike = members.find((member) => isSameName(member, person) && !areTwo(member))
  if (alike) return sameName(alike, person)
  const cellId = cellOf(person, scene)
  if (isObjection(cellId)) return cellId
  const { number, name, sex, birthYear, admittedOn, joinedOn = effectiveOn } = person
  // Of a month alone, whoever was on the roll in it may have been admitted before.
  const startOn = admittedOn !== undefined && !isMonth(admittedOn) && admittedOn > joinedOn ? admittedOn : joinedOn
  if (startOn < branch.formedOn || (branch.dissolvedOn !== null && effectiveOn >= branch.dissolvedOn))
    return {
      column: '进入支部日期',
      reason: `支部成立于${formatChineseDate(branch.formedOn)}，不能早于这一天或晚于撤销日期`,
    }
  const spans = newSpans(person, cellId ?? null, startOn, branch)
  const { stage } = spans[0] ?? person
  const doc: Member = {
    _id: context.newId(),
    revision: 1,
    name,
    sex,
    birthYear,
    ...(number === undefined ? {} : { number }),
    admittedOn: admittedOn ?? null,
    spans,
    changes: [
      { ...changeLine(startOn, '按名单列入名册', context), joined: { branchId: branch._id, by: 'added', stage } },
    ],
  }
  const said = `自${formatChineseDate(startOn)}起列入名册：${MEMBERSHIP_STAGE_LABELS[person.stage]}`
  return { outcome: 'add', changes: [said], write: { do: 'insert', in: 'members', doc } }
}

/** From the first day on; in the cell from the day it was formed, a full member from the day of becoming one. */
function newSpans(person: ListedPerson, cellId: CellId | null, startOn: CivilDate, branch: Branch): MemberSpan[] {
  const { education, isMigrant, isLeadingCadre, isRetired, confirmedOn } = person
  const becomesFull = confirmedOn !== undefined && !isMonth(confirmedOn) && confirmedOn > startOn
  const stage = becomesFull ? 'probationary' : person.stage
  const formedOn = branch.cells.find(({ id }) => id === cellId)?.formedOn ?? startOn
  const joined = joinOn([], startOn, {
    branchId: branch._id,
    cellId: formedOn > startOn ? null : cellId,
    stage,
    education: education ?? null,
    isMigrant: isMigrant ?? false,
    isLeadingCadre: isLeadingCadre ?? false,
    isRetired: isRetired ?? false,
  })
  const placed = 'refused' in joined || formedOn <= startOn ? joined : changeOn(joined, formedOn, { cellId })
  const spans = 'refused' in placed || !becomesFull ? placed : changeOn(placed, confirmedOn, { stage: person.stage })
  if ('refused' in spans) throw new Error(`A new member's history begins with ${spans.refused}`)
  return spans
}

/** What a row says of facts; nothing of those whose cells are empty. */
function factChange(person: ListedPerson, cellId: CellId | null | undefined): FactChange {
  const { stage, education, isMigrant, isLeadingCadre, isRetired } = person
  return {
    stage,
    ...(cellId === undefined ? {} : { cellId }),
    ...(education === undefined ? {} : { education }),
    ...(isMigrant === undefined ? {} : { isMigrant }),
    ...(isLeadingCadre === undefined ? {} : { isLeadingCadre }),
    ...(isRetired === undefined ? {} : { isRetired }),
  }
}

function isObjection(found: CellId | null | undefined | Objection): found is Objection {
  return typeof found === 'object' && found !== null
}
