import { defineBackground } from 'wxt/utils/define-background';
import { serveWorker } from '@/lib/platform/worker';

export default defineBackground(serveWorker);
