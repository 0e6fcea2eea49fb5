import { CLOUD_ENVIRONMENT } from './services/cloud-environment'
import { keepPending } from './services/drafts'
import { dropAllFiles } from './services/handed-files'
import { appIsInView, onSettled, sendWhenConnected } from './services/outbox'
import { note } from './services/realtime-log'
import { offerNewVersion } from './services/new-version'
import { settledNotice } from './text/settled'

App({
  onLaunch() {
    dropAllFiles()
    // An empty id is no environment's; without one WeChat takes the account's own.
    wx.cloud.init({ ...(CLOUD_ENVIRONMENT ? { env: CLOUD_ENVIRONMENT } : {}), traceUser: false })
    onSettled(({ procedure, answer }) => {
      void wx.showModal({ ...settledNotice(procedure, answer), showCancel: false, confirmText: '知道了' })
    })
    sendWhenConnected()
    offerNewVersion()
  },

  onShow() {
    appIsInView(true)
  },

  onHide() {
    appIsInView(false)
    keepPending()
  },

  onError: note,
  onUnhandledRejection({ reason }) {
    note(reason)
  },
})
