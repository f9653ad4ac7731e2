import { config } from 'zod';

// The page's content policy forbids code made from text, which zod would otherwise try when a schema is made. Import before schemas.
config({ jitless: true });
