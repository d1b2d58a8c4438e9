using System.Text;
using Noroshi.Bench.Running;
using Noroshi.Cli.Archives;
using Noroshi.Host;
using Noroshi.Store.Vault;

namespace Noroshi.Bench.Fuzzing;

/// <summary>What whoever looks after an installation hands over: settings, archives, key files.</summary>
internal static class InstallationTargets
{
    private const string Settings =
        """
        NOROSHI_DATABASE=postgres:Host=db;Username=noroshi;Database=noroshi;Port=5432
        NOROSHI_URLS=http://127.0.0.1:5080;http://[::1]:5081
        NOROSHI_PUBLIC_URL=https://noroshi.example.go.jp
        NOROSHI_TRUSTED_PROXIES=10.0.0.5, 10.0.1.0/24, fd00::/8
        NOROSHI_OIDC_AUTHORITY=https://id.example.jp/realms/a
        NOROSHI_OIDC_CLIENT_ID=noroshi
        NOROSHI_SMTP_HOST=mail.example.jp
        NOROSHI_SMTP_PORT=587
        NOROSHI_SMTP_FROM=noroshi@example.jp
        NOROSHI_SMTP_TLS=starttls
        """;

    public static IEnumerable<Target> All(WorkFolder folder)
    {
        yield return new Target("settings", [Encoding.UTF8.GetBytes(Settings)], ReadSettings)
        {
            Words = ["\nNOROSHI_URLS=", "\nNOROSHI_SMTP_PORT=", "\nNOROSHI_PUBLIC_URL=", "\nNOROSHI_DATABASE=", "\nNOROSHI_DATA=", "sqlite:", "postgres:", "http://unix:/x", "http://*:80", "http://+", "https://", "/33", "::", "Port=99999999999;", "Host=", "SSL Mode=x", "65536", "mailto:x", "file:///"],
        };
        yield return new Target("manifest", [new Manifest(Manifest.PresentFormat, "0.1.0", DateTimeOffset.UnixEpoch, new DatabasePart("sqlite", ["A"], ["B"]), [new Part("database.sqlite", 1, new string('0', 64))], new KeysPart("keys.sealed", 1, new string('1', 64), new Sealing("PBKDF2-HMAC-SHA256", 1000, "AA==", "AA=="))).ToBytes()], ReadManifest) { Structure = Structure.Json };
        yield return new Target("key-folder", [KeyFolder.Pack(new() { ["0001-abc.key"] = [1, 2, 3], ["names.secret"] = [4], ["sessions/key-1.xml"] = [5, 6] })], input => Archive(() => KeyFolder.Unpack(input)));
        yield return new Target("archive", [Made()], input =>
        {
            var file = folder.In("fuzz.archive");
            File.WriteAllBytes(file, input);
            return Archive(() => ArchiveReader.OpenAsync(file, null, CancellationToken.None).GetAwaiter().GetResult());
        });
        yield return new Target("master-key", [Encoding.UTF8.GetBytes($"noroshi-master-key-1 0001-abc 2026-11-23T00:00:00.0000000Z {Convert.ToBase64String(new byte[32])}\n")], input =>
        {
            try
            {
                _ = MasterKey.Read("0001-abc", Encoding.UTF8.GetString(input));
                return Verdict.Accepted;
            }
            catch (KeyRingException)
            {
                return Verdict.Refused;
            }
        });
    }

    private static byte[] Made()
    {
        using var bytes = new MemoryStream();
        var writer = new ArchiveWriter(bytes);
        writer.EndAsync("0.1.0", DateTimeOffset.UnixEpoch, new DatabasePart("sqlite", ["A"], ["B"]), KeyFolder.Pack(new() { ["names.secret"] = new byte[500] }), null, CancellationToken.None).GetAwaiter().GetResult();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    private static Verdict ReadSettings(byte[] input)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(input).Split('\n'))
        {
            var parts = line.Split('=', 2);
            if (parts.Length == 2 && !parts[0].Contains("_FILE", StringComparison.Ordinal))
            {
                settings[parts[0].Trim()] = parts[1].Trim();
            }
        }

        try
        {
            var options = ServeOptions.From(_ => null, settings.GetValueOrDefault, demo: false);
            _ = options.Database.ToString() + options.Database.ConnectionString;
            return Verdict.Accepted;
        }
        catch (Exception refused) when (refused is FormatException or IOException or UnauthorizedAccessException)
        {
            BrokenPromise.Unless(refused is not FormatException || !refused.Message.Contains("input string", StringComparison.OrdinalIgnoreCase), "a refusal says what to mend");
            return Verdict.Refused;
        }
    }

    private static Verdict ReadManifest(byte[] input) => Archive(() => Manifest.Read(input).Facts());

    private static Verdict Archive(Action read)
    {
        try
        {
            read();
            return Verdict.Accepted;
        }
        catch (ArchiveException)
        {
            return Verdict.Refused;
        }
    }
}
