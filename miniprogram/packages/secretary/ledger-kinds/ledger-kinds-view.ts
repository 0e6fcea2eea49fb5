/** The kinds of the ledger in their groups, as people look for them. */
import type { LedgerKind } from '../../../domain/ledger/ledger'
import type { BranchKind } from '../../../domain/branch/branch'
import { organsFor } from '../../../domain/meeting/organs-held'
import type { SetUpKind } from '../../../services/ledger-kinds'
import { setUpWords } from '../set-up-words'
import { CONDUCT_KINDS } from '../../../domain/ledger/kinds/conduct'
import { DUTY_KINDS } from '../../../domain/ledger/kinds/duties'
import { MEMBERSHIP_KINDS } from '../../../domain/ledger/kinds/membership'
import { RESULT_KINDS } from '../../../domain/ledger/kinds/results'
import { SERVICE_KINDS } from '../../../domain/ledger/kinds/service'

interface Group {
  readonly heading: string
  readonly kinds: readonly LedgerKind[]
}
export interface KindGroup {
  readonly heading: string
  readonly kinds: readonly KindRow[]
}
interface KindRow {
  readonly code: string
  readonly title: string
  readonly note: string
}

/** In the order of the catalogue. */
const GROUPS: readonly Group[] = [
  { heading: '志愿服务和服务群众', kinds: SERVICE_KINDS },
  { heading: '党员教育管理', kinds: MEMBERSHIP_KINDS },
  { heading: '职责、计划和检查考核', kinds: DUTY_KINDS },
  { heading: '党风廉政', kinds: CONDUCT_KINDS },
  { heading: '宣传、阵地、荣誉和经费', kinds: RESULT_KINDS },
]

/** Every kind that the organization may hold and whose title, or a field of which, holds what is sought; those set up first. Groups without any are left out. */
export function kindGroups(sought: string, setUp: readonly SetUpKind[] = [], at?: BranchKind): KindGroup[] {
  const isHeld = (kind: LedgerKind) => at === undefined || organsFor(kind, at).length > 0
  const fits = ({ title, fields }: LedgerKind) =>
    title.includes(sought) || (sought !== '' && fields.some(({ label }) => label.includes(sought)))
  return [{ heading: '自设台账', kinds: setUp }, ...GROUPS]
    .map(({ heading, kinds }) => ({ heading, kinds: kinds.filter(isHeld).filter(fits).map(rowOf) }))
    .filter(({ kinds }) => kinds.length > 0)
}

function rowOf(kind: LedgerKind | SetUpKind): KindRow {
  const { code, title } = kind
  return { code, title, note: 'setUpBy' in kind ? setUpWords(kind) : '' }
}
