// For `node --import`: a program that was started with a channel to its parent ends when the parent is killed.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
