/** The templates that concern a branch, read in one question. */
import type { Branch } from '#domain/branch/branch'
import type { ReportTemplate } from '#domain/report/duty-report'
import { handedDownId, templateInUse, type StoredTemplate, type TemplateInUse } from '#domain/report/stored-template'
import type { Reader } from '../../application/ports/store'
import { dutyReportTemplate } from './template'

export interface Templates {
  /** What the branch chose; undefined where it never did. */
  readonly own: StoredTemplate | undefined
  /** What the nearest organization above handed down. */
  readonly handedDown: StoredTemplate | undefined
  /** What it handed down itself. */
  readonly handsDown: StoredTemplate | undefined
  readonly inUse: TemplateInUse
}

export async function templatesOf(
  store: Reader,
  { _id, ancestorIds, kind }: Pick<Branch, '_id' | 'ancestorIds' | 'kind'>,
): Promise<Templates> {
  const above = [...ancestorIds].reverse().map(handedDownId)
  const docs = await store.findAll('templates', { _id: { $in: [_id, handedDownId(_id), ...above] } })
  const byId = new Map(docs.map((doc) => [doc._id, doc]))
  const own = byId.get(_id)
  const handedDown = above.map((id) => byId.get(id)).find(Boolean)
  return {
    ...{ own, handedDown, handsDown: byId.get(handedDownId(_id)) },
    inUse: templateInUse(own, handedDown, dutyReportTemplate(kind)),
  }
}

/** What is handed down: a template of its own, or the house's for those below, which are branches. */
export function toHandDown({ from, template }: TemplateInUse): ReportTemplate {
  return from === 'house' ? dutyReportTemplate('branch') : template
}

/** What the branch's report is drafted by, with what is switched off. */
export async function templateOf(store: Reader, branch: Branch): Promise<ReportTemplate> {
  return (await templatesOf(store, branch)).inUse.template
}
