using Noroshi.Store;

namespace Noroshi.Host;

/// <summary>How the host was asked to run. Flags win over environment variables, these over defaults.</summary>
internal sealed record ServeOptions(DatabaseAddress Database, string Data, string Urls, Uri PublicUrl, bool Demo)
{
    public static ServeOptions From(string[] args)
    {
        string? Value(string flag, string variable)
        {
            var at = Array.IndexOf(args, flag);
            return at >= 0 && at + 1 < args.Length ? args[at + 1] : Environment.GetEnvironmentVariable(variable);
        }

        var data = Path.GetFullPath(Value("--data", "NOROSHI_DATA") ?? "data");
        var urls = Value("--urls", "NOROSHI_URLS") ?? "http://127.0.0.1:5080";
        var port = new Uri(urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal)).Port;
        return new ServeOptions(
            DatabaseAddress.Parse(Value("--database", "NOROSHI_DATABASE") ?? $"sqlite:{Path.Combine(data, "noroshi.db")}"),
            data,
            urls,
            new Uri(Value("--public-url", "NOROSHI_PUBLIC_URL") ?? $"http://localhost:{port}"),
            args.Contains("--demo"));
    }
}
