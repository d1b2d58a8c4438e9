using Noroshi.Cli;

return await Commands.RunAsync(args, CancellationToken.None);
