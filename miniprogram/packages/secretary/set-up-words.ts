import type { SetUpKind } from '../../services/ledger-kinds'

/** `由某区服务局设立 · 已停用` */
export function setUpWords({ setUpBy, isEnded }: Pick<SetUpKind, 'setUpBy' | 'isEnded'>): string {
  return [`由${setUpBy.name}设立`, ...(isEnded ? ['已停用'] : [])].join(' · ')
}
