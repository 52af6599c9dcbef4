import { testFamily } from '@copydesk/rule-tester'
import * as family from './index.ts'

testFamily(family, import.meta.dirname)
