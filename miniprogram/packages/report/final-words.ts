/** Which text is meant, a draft or what was made final of it, and how the one stands to the other. */
import { formatChineseDate } from '../../domain/time/civil-date'
import type { Report } from '../../services/reports'
import { momentText } from '../../text/dates'

type Final = NonNullable<Report['final']>

/** `第1稿，2025年12月30日“支委会”通过` */
export function finalNamed({ version, approval }: Pick<Final, 'version' | 'approval'>): string {
  return `第${version}稿，${approvedBy({ approval })}`
}

/** `2025年12月30日“支委会”通过` */
export function approvedBy({ approval }: Pick<Final, 'approval'>): string {
  return `${formatChineseDate(approval.occurredOn)}“${approval.title}”通过`
}

/** Which text a draft is: `草稿（2026年1月8日 09:00 起草）`. */
export function draftNamed({ draftedAt }: Pick<Report, 'draftedAt'>): string {
  return `草稿（${momentText(draftedAt, 0)} 起草）`
}

/** How the draft in view stands to what was made final of it. `changed`: so many of its figures have other records now. */
export function sameWords({ isSame }: Pick<Final, 'isSame'>, changed = 0): string {
  if (!isSame) return '定稿以后，这份草稿又改过，与定稿不同。'
  return changed > 0
    ? `这份草稿与定稿相同；定稿以后有 ${changed} 个数字变了，重新起草就会不同。`
    : '这份草稿与定稿相同。'
}

/** What drafting anew leaves as it is, and what it undoes: said before it is done. `isApproved`: by a meeting. */
export function redraftWords(final: Report['final'], isApproved: boolean): string {
  const again = isApproved ? `会议审议过的是这一份，重新起草以后要再审议才能${final ? '另定一稿' : '定稿'}。` : ''
  return `会按现在的记录重新取数，替换这份草稿；写好的问题、打算和改写的文字都保留。${keptWords(final)}${again}`
}

/** That what was made final stays, whatever becomes of the draft; '' where nothing was. */
export function keptWords(final: Report['final']): string {
  return final ? `已经定稿的第${final.version}稿原样保存，不受影响。` : ''
}
