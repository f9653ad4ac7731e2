// The page's content policy forbids code made from text, which zod would otherwise try when a schema is made. Zod comes with the screens that need
// it, in an order that the bundler chooses, and reads its settings from here: they are there before it, and bring none of it along.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
