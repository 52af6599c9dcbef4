export { nearest } from '@copydesk/node'
