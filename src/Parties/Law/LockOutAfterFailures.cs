using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// Whoever shows wrong credentials too often is locked out for a while, by account and by address. The numbers are a policy: no
/// text gives them. An address may belong to a whole office, so it is given more.
/// </summary>
[Article("Act, Art. 8")]
internal static class LockOutAfterFailures
{
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How many failures within the window lock what the key names.</summary>
    public static int Allowed(string key) => key.StartsWith("address:", StringComparison.Ordinal) ? 20 : 5;
}
