import type { Allow, ProcedureShape } from '#contract/procedure'
import { describeSchema } from './describe-schema'

/** Who may call, as a person would say it. */
const CALLERS: Readonly<Record<Allow, string>> = {
  anyone: '任何微信用户',
  'signed-in': '任何微信用户',
  bound: '已绑定的党员',
  'take-part': '本支部党员',
  'read-records': '可以查阅本支部记录的人',
  'keep-records': '可以登记的人',
  'confirm-records': '可以确认记录的人',
  'manage-register': '可以管理名册的人',
  'manage-dues': '可以管理党费的人',
  'manage-branch': '可以管理支部的人',
  'write-report': '可以撰写述职报告的人',
  'care-for-members': '党支部书记',
}

/** Every procedure with what it does, who may call it and what it takes; `part` keeps those whose names hold it. */
export function listProcedures(contract: Readonly<Record<string, ProcedureShape>>, part = ''): string {
  return Object.entries(contract)
    .filter(([name]) => name.includes(part))
    .map(([name, { summary, kind, runs, allow, input }]) =>
      [
        `${name}  ${summary}`,
        `  ${kind === 'read' ? '读取' : '写入'}，云函数 ${runs}，${CALLERS[allow]}可以调用`,
        `  ${describeSchema(input).replaceAll('\n', '\n  ')}`,
      ].join('\n'),
    )
    .join('\n\n')
}
