/** What a phone of test/faults runs, bundled as it is there: the product's own client. */
export { call, read } from '../../miniprogram/services/call'
export { giveUp, sendOrKeep, sendWaiting, waitingItems } from '../../miniprogram/services/outbox'
export { send } from '../../miniprogram/services/submit'
export { signByCode, signOutUnproven } from '../../miniprogram/packages/service/offer/unsent'
