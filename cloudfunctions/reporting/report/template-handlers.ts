/** By what the duty report is drafted: a branch's own template, one handed down from above, or the house's. */
import type { MemberId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import {
  handedDownId,
  nextTemplate,
  type StoredTemplate,
  type TemplateChoice,
  type TemplateVersion,
} from '#domain/report/stored-template'
import { memberNames } from '../../application/member-names'
import { kindsOf } from '../../application/own-kinds'
import { decide, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import type { Own } from '../measures/catalogue'
import { faultIn } from './template-fault'
import { whoWrote } from '../draft/who-wrote'
import { templatesOf, toHandDown, type Templates } from '../template/templates'

type TemplateProcedure = 'get' | 'save' | 'reset' | 'undo' | 'handDown' | 'takeBack'

export const templateHandlers: Handlers<`template.${TemplateProcedure}`> = {
  'template.get': async (_input, { store, branch }) => {
    const [templates, above, below] = await Promise.all([
      templatesOf(store, branch),
      store.findAll('branches', { _id: { $in: [...branch.ancestorIds] } }),
      store.count('branches', { ancestorIds: branch._id }),
    ])
    const { own, handedDown, handsDown, inUse } = templates
    const nameOf = await memberNames(store, savers(templates))
    const said = ({ savedAt, savedBy }: TemplateVersion) => ({ at: savedAt, byName: nameOf(savedBy) })
    const organization = above.find(({ _id }) => _id === handedDown?.branchId)?.name ?? ''
    return {
      ...{ revision: own?.revision ?? 0, ...inUse, mayHandDown: below > 0, saved: own ? said(own) : null },
      handedDown: handedDown
        ? { organization, ...said(handedDown), isNew: own !== undefined && own.savedAt < handedDown.savedAt }
        : null,
      handsDown: handsDown
        ? { ...said(handsDown), isCurrent: JSON.stringify(handsDown.template) === JSON.stringify(toHandDown(inUse)) }
        : null,
      history: (own?.history ?? []).map(({ revision, template, ...by }) => ({
        ...{ version: revision, ...said({ template, ...by }) },
        ...{ is: typeof template === 'string' ? template : ('own' as const), statements: statementsIn(template) },
      })),
    }
  },

  'template.save': async ({ template, revision }, context) => {
    const fault = faultIn(template, await ownOf(context))
    if (fault) return refuse('template-unfit', unfit(fault))
    return choosing(template, revision, context)
  },

  'template.reset': async ({ to, revision }, context) => choosing(to, revision, context),

  'template.undo': async ({ version, revision }, context) => {
    const { own } = await templatesOf(context.store, context.branch)
    const before = own?.history?.find((each) => each.revision === version)
    if (!before) return refuse('no-such-version', { field: 'version' })
    const { template } = before
    // An indicator that it names may have been given up since.
    const fault = typeof template === 'string' ? undefined : faultIn(template, await ownOf(context))
    if (fault) return refuse('template-unfit', unfit(fault))
    return choosing(template, revision, context)
  },

  'template.handDown': async ({ revision, handedDownAt }, context) => {
    const { store, branch, caller, now } = context
    const below = await store.count('branches', { ancestorIds: branch._id })
    if (below === 0) return refuse('nothing-below', { field: 'branchId' })
    const { own, handsDown, inUse } = await templatesOf(store, branch)
    const refusal =
      (await changedMeanwhile(own, revision, context)) ?? (await handedDownMeanwhile(handsDown, handedDownAt, context))
    if (refusal) return refusal
    const doc: StoredTemplate = {
      ...{ _id: handedDownId(branch._id), branchId: branch._id, revision: (handsDown?.revision ?? 0) + 1 },
      ...{ template: toHandDown(inUse), savedAt: now, savedBy: caller.memberId },
    }
    const seen = own ? [{ do: 'unchanged', in: 'templates', id: own._id, revision: own.revision } as const] : []
    return decide({ below }, [...seen, put(handsDown, doc)], doc._id)
  },

  'template.takeBack': async ({ handedDownAt }, context) => {
    const { handsDown } = await templatesOf(context.store, context.branch)
    const refusal = await handedDownMeanwhile(handsDown, handedDownAt, context)
    if (refusal || !handsDown) return refusal ?? refuse('handed-down-changed', { field: 'handedDownAt' })
    const { _id: id, revision } = handsDown
    const writes = [
      { do: 'unchanged', in: 'templates', id, revision } as const,
      { do: 'remove', in: 'templates', id } as const,
    ]
    return decide({}, writes, id)
  },
}

/** What the organization counts beside the common measures. */
async function ownOf({ store, branch }: BranchContext): Promise<Own> {
  return { indicators: branch.indicators, kinds: await kindsOf(store, branch) }
}

function savers({ own, handedDown, handsDown }: Templates): (MemberId | null)[] {
  return [own, ...(own?.history ?? []), handedDown, handsDown].map((each) => each?.savedBy ?? null)
}

function statementsIn(template: TemplateChoice): number {
  return typeof template === 'string' ? 0 : template.sections.reduce((sum, each) => sum + each.statements.length, 0)
}

function unfit({ field, where, why }: { readonly field: string; readonly where: string; readonly why: string }) {
  return { field, detail: { where, why } }
}

/** The next choice of the branch, unless somebody chose meanwhile. */
async function choosing(template: TemplateChoice, revision: number, context: BranchContext) {
  const { store, branch, caller, now } = context
  const before = await store.get('templates', branch._id)
  const refusal = await changedMeanwhile(before, revision, context)
  if (refusal) return refusal
  const next = { _id: branch._id, branchId: branch._id, template, savedAt: now, savedBy: caller.memberId }
  const doc = nextTemplate(before, next)
  return decide({ revision: doc.revision }, [put(before, doc)], branch._id)
}

/** Says who changed it and when. */
async function changedMeanwhile(own: StoredTemplate | undefined, revision: number, { store }: BranchContext) {
  const now = own?.revision ?? 0
  if (now === revision) return undefined
  return refuse('template-changed', { field: 'revision', detail: { revision: now, ...(await savedLast(own, store)) } })
}

/** The same of what was handed down; where somebody took it back, nobody is named. */
async function handedDownMeanwhile(
  handsDown: StoredTemplate | undefined,
  seen: Instant | null,
  { store }: BranchContext,
) {
  if ((handsDown?.savedAt ?? null) === seen) return undefined
  return refuse('handed-down-changed', { field: 'handedDownAt', detail: await savedLast(handsDown, store) })
}

function savedLast(stored: StoredTemplate | undefined, store: Reader) {
  return whoWrote(store, stored && { at: stored.savedAt, by: stored.savedBy })
}

function put(before: StoredTemplate | undefined, doc: StoredTemplate) {
  return before ? ({ do: 'replace', in: 'templates', doc } as const) : ({ do: 'insert', in: 'templates', doc } as const)
}
