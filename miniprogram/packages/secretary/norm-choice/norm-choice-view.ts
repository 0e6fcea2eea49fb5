/** One norm: what the rule says, what the branch chose, and the form to choose. */
import type { RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { beijingDate } from '../../../domain/time/instant'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { citationOf } from '../../../domain/rules/rule'
import { chosenText, fromText, howOften, PER, type BranchNorm } from '../norm-text'

export interface NormView {
  readonly title: string
  readonly text: string
  readonly source: string
  readonly now: string
  readonly closed: string
  readonly history: readonly { readonly key: string; readonly what: string; readonly who: string }[]
}

export function normView(norm: BranchNorm): NormView {
  const { title, text, applies, setAside, limits, atLeast, choices } = norm
  const now = applies ? howOften(norm, atLeast, '不少于') : setAside === null ? '不适用于这里' : `不适用（${setAside}）`
  return {
    title,
    text,
    source: citationOf(norm),
    now,
    closed: limits === null ? '这一项按规定统一执行，支部不另行约定。' : '',
    history: choices.map(({ fromOn, atLeast: chosen, reason, decidedAt, decidedByName }, index) => ({
      key: String(index),
      what: `${fromText(fromOn)}：${chosenText(norm, chosen)}${reason === null ? '' : `（${reason}）`}`,
      who: `${formatChineseDate(beijingDate(decidedAt))}${decidedByName === null ? '' : ` ${decidedByName}`}记`,
    })),
  }
}

const THIS: Readonly<Record<BranchNorm['per'], readonly [string, string]>> = {
  month: ['本月起', '下月起'],
  quarter: ['本季度起', '下季度起'],
  year: ['今年起', '明年起'],
}

/** What is asked: what is to hold, how often, why, and from when. The middle two follow from the first. */
export function choiceFields(norm: BranchNorm, typed: TypedValues): LedgerField[] {
  const { limits, per, ruled, standing, thisFrom, nextFrom } = norm
  if (limits === null) return []
  const { most, maySetAside } = limits
  const byRule = `${standing === 'local' ? '' : '按规定，'}${howOften(norm, ruled)}`
  const [now, next] = THIS[per]
  const what = typed['what']
  const fields: (LedgerField | false)[] = [
    {
      type: 'choice',
      code: 'what',
      label: '支部约定',
      options: [
        { code: 'ruled', label: byRule },
        { code: 'more', label: '多于这个次数' },
        ...(maySetAside ? [{ code: 'aside', label: '不适用' }] : []),
      ],
    },
    what === 'more' && {
      type: 'number',
      code: 'atLeast',
      label: `${PER[per]}不少于`,
      unit: '次',
      atLeast: ruled + 1,
      atMost: most,
    },
    what === 'more' && {
      type: 'text',
      code: 'reason',
      label: '依据',
      maxLength: 200,
      optional: true,
      hint: '如上级文件、支部大会决定',
    },
    what === 'aside' && {
      type: 'text',
      code: 'reason',
      label: '原因',
      maxLength: 200,
      hint: '会注明在“组织生活的要求”里',
    },
    {
      type: 'choice',
      code: 'from',
      label: '从何时起',
      hint: '以前各期不变',
      options: [
        { code: 'this', label: `${now}（${formatChineseDate(thisFrom)}）` },
        { code: 'next', label: `${next}（${formatChineseDate(nextFrom)}）` },
      ],
    },
  ]
  return fields.filter((field) => field !== false)
}

/** The form as it opens: what holds now, from the next period on. */
export function startOf({ ruled, atLeast, setAside, choices, thisFrom }: BranchNorm): TypedValues {
  const reason = choices.find(({ fromOn }) => fromOn <= thisFrom)?.reason ?? ''
  const more = atLeast > ruled ? { what: 'more', atLeast: String(atLeast) } : { what: 'ruled' }
  return { ...(setAside === null ? more : { what: 'aside' }), reason, from: 'next' }
}

export function requestFrom(
  branchId: string,
  { normId, ruled, thisFrom, nextFrom }: BranchNorm,
  values: LedgerValues,
): RequestOf<'branch.chooseNorm'> {
  const what = values['what']
  const reason = values['reason']
  return {
    branchId,
    normId,
    fromOn: values['from'] === 'this' ? thisFrom : nextFrom,
    atLeast: what === 'aside' ? null : what === 'more' ? Number(values['atLeast']) : ruled,
    reason: what === 'ruled' || typeof reason !== 'string' ? null : reason,
  }
}
