import type { Refusal } from '#contract'
import { MOST_PHOTOS, PHOTO_BYTES, photoPlaces } from '#domain/meeting/meeting-photo'
import type { Meeting } from '#domain/meeting/meeting'
import { may } from '#domain/people/permission'
import { memberNames } from '../../member-names'
import { handedOver } from '../../ports/files'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Handlers } from '../../ports/handling'
import { readUpload } from '../../uploads'
import { dueAt } from '../due-on-day'
import { keepsMeeting, keptMeeting, meetingOf } from '../finding-meetings'
import { writtenOf } from '../meeting-fields'
import { plainJpeg } from './plain-jpeg'

const LISTED = ['caption', 'addedAt', 'addedBy', 'turn'] as const

/** Photos beside the minutes: for whoever may read these, added and taken away by whoever keeps them. */
export const photoHandlers: Handlers<'meeting.photos' | 'meeting.photo' | 'meeting.addPhoto' | 'meeting.removePhoto'> =
  {
    'meeting.photos': async ({ meetingId }, context) => {
      const meeting = await readableMeeting(meetingId, context)
      if (isRefusal(meeting)) return meeting
      const { store, caller, branch } = context
      const photos = await store.findSome('meetingPhotos', { filter: { meetingId }, sort: [['_id', 1]], only: LISTED })
      const nameOf = await memberNames(
        store,
        photos.map(({ addedBy }) => addedBy),
      )
      const isOpenToChange = meeting.state !== 'cancelled' && keepsMeeting(meeting, context)
      return {
        photos: photos.map(({ _id, caption, addedAt, addedBy, turn }) => {
          return { photoId: _id, caption, turn, addedAt, addedByName: nameOf(addedBy) }
        }),
        placesLeft: MOST_PHOTOS - photos.length,
        // Whoever brings a file reads the records of the branch (file.upload).
        mayChange: isOpenToChange && may(caller, 'read-records', branch),
      }
    },

    'meeting.photo': async ({ meetingId, photoId }, context) => {
      const meeting = await readableMeeting(meetingId, context)
      if (isRefusal(meeting)) return meeting
      const photo = await context.store.get('meetingPhotos', photoId)
      if (photo?.meetingId !== meetingId) return refuse('no-such-photo', { field: 'photoId' })
      return handedOver(`${meeting.title}照片.jpg`, Buffer.from(photo.base64, 'base64'), context)
    },

    'meeting.addPhoto': async ({ meetingId, uploads, caption }, context) => {
      const { store, branch, caller, now } = context
      const meeting = await keptMeeting(meetingId, context)
      if (isRefusal(meeting)) return meeting
      if (meeting.state === 'cancelled') return refuse('meeting-cancelled', { field: 'meetingId' })
      const bytes = await readUpload(uploads, context)
      if (isRefusal(bytes)) return bytes
      if (bytes.byteLength > PHOTO_BYTES) return refuse('photo-too-large', { field: 'uploads' })
      const photo = plainJpeg(bytes)
      if (!photo) return refuse('photo-unreadable', { field: 'uploads' })
      const taken = await store.findSome('meetingPhotos', { filter: { meetingId }, only: ['meetingId'] })
      const place = photoPlaces(meetingId).find((each) => !taken.some(({ _id }) => _id === each))
      if (place === undefined) return refuse('too-many-photos', { field: 'uploads', detail: { most: MOST_PHOTOS } })
      const { width, height, turn } = photo
      const doc = {
        ...{ _id: place, revision: 1, branchId: branch._id, meetingId, caption },
        ...{ addedAt: now, addedBy: caller.memberId, width, height, turn },
        base64: Buffer.from(photo.bytes).toString('base64'),
      }
      const value = { photoId: place, placesLeft: MOST_PHOTOS - taken.length - 1 }
      return decide(value, [{ do: 'insert', in: 'meetingPhotos', doc }], meetingId)
    },

    'meeting.removePhoto': async ({ meetingId, photoId }, context) => {
      const meeting = await keptMeeting(meetingId, context)
      if (isRefusal(meeting)) return meeting
      const photos = await context.store.findSome('meetingPhotos', { filter: { meetingId }, only: ['meetingId'] })
      if (!photos.some(({ _id }) => _id === photoId)) return refuse('no-such-photo', { field: 'photoId' })
      const value = { placesLeft: MOST_PHOTOS - photos.length + 1 }
      return decide(value, [{ do: 'remove', in: 'meetingPhotos', id: photoId }], meetingId)
    },
  }

/** The meeting, for whoever may read its minutes: who was there or due, and who reads or keeps the records. */
async function readableMeeting(
  meetingId: string,
  context: BranchContext,
): Promise<Meeting | Refusal<'no-such-meeting' | 'not-permitted'>> {
  const meeting = await meetingOf(meetingId, context)
  if (isRefusal(meeting)) return meeting
  const { store, caller, branch } = context
  if (may(caller, 'read-records', branch) || keepsMeeting(meeting, context)) return meeting
  if (writtenOf(meeting).sheet.some(({ memberId }) => memberId === caller.memberId)) return meeting
  const isDueAt = await dueAt([meeting], caller.memberId, store)
  return isDueAt(meeting) ? meeting : notPermitted('read-records')
}
