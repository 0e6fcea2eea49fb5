/** Which template a branch's report is drafted by: its own, one handed down from above, or the house's. */
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { ReportTemplate } from './duty-report'

/** `usual`: what was handed down, or the house's where nothing was. `house`: the house's, whatever was handed down. */
export type TemplateChoice = ReportTemplate | 'usual' | 'house'

export interface TemplateVersion {
  readonly template: TemplateChoice
  readonly savedAt: Instant
  readonly savedBy: MemberId
}

/** What a branch chose. `_id` is the branch's. */
export interface StoredTemplate extends Stored, TemplateVersion {
  readonly branchId: BranchId
  /** What it was before, the latest first, each with its revision; absent until there was something before. */
  readonly history?: readonly (TemplateVersion & { readonly revision: number })[]
}

/** So many earlier versions are kept. */
export const TEMPLATES_KEPT = 8

/** Under which a bureau keeps what it handed down: those below go by that, not by what the bureau changes afterwards. */
export function handedDownId(branchId: BranchId): string {
  return `${branchId}:handed-down`
}

/** The next version; what was there goes to the history. */
export function nextTemplate(
  before: StoredTemplate | undefined,
  next: TemplateVersion & Pick<StoredTemplate, '_id' | 'branchId'>,
): StoredTemplate {
  if (!before) return { ...next, revision: 1 }
  const { template, savedAt, savedBy, revision, history = [] } = before
  const kept = [{ template, savedAt, savedBy, revision }, ...history].slice(0, TEMPLATES_KEPT)
  return { ...next, revision: revision + 1, history: kept }
}

export interface TemplateInUse {
  readonly from: 'own' | 'handed-down' | 'house'
  readonly template: ReportTemplate
}

/** `handedDown`: what the nearest organization above handed down. `house`: the house's. */
export function templateInUse(
  own: Pick<StoredTemplate, 'template'> | undefined,
  handedDown: Pick<StoredTemplate, 'template'> | undefined,
  house: ReportTemplate,
): TemplateInUse {
  const chosen = own?.template ?? 'usual'
  if (typeof chosen === 'object') return { from: 'own', template: chosen }
  const from = handedDown?.template
  return chosen === 'usual' && typeof from === 'object'
    ? { from: 'handed-down', template: from }
    : { from: 'house', template: house }
}

/** What a draft is written of: nothing that is switched off, nor what stands below a section that is. */
export function withoutWhatIsOff(template: ReportTemplate): ReportTemplate {
  let off: number = Infinity
  const sections = template.sections.filter(({ level, isOff }) => {
    // A plain heading has nothing below it.
    const isBelow = level > off
    if (!isBelow) off = isOff && level > 0 ? level : Infinity
    return !isBelow && !isOff
  })
  return {
    ...template,
    sections: sections.map((section) => ({ ...section, statements: section.statements.filter(({ isOff }) => !isOff) })),
  }
}
