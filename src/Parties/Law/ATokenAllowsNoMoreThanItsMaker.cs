using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// A token allows at most what its maker's role allows, asked anew at each use; it lives a year at most; and what a person must do
/// in person (managing people, granting mandates, ordering, running the system) is never for a token. A policy of the house.
/// </summary>
[Article("Act, Art. 8")]
internal static class ATokenAllowsNoMoreThanItsMaker
{
    public const int LongestDays = 365;

    private static readonly Permission[] ForMachines =
        [Permission.FileReports, Permission.ReadOwnReports, Permission.ReadReports, Permission.HandleCases, Permission.SeeBurden, Permission.InspectRecord,
            Permission.KeepRegister, Permission.ReadOwnRegister, Permission.ReadNotifications];

    /// <summary>What a token of this actor could allow.</summary>
    public static IReadOnlyList<Permission> Possible(Actor actor) => [.. ForMachines.Where(actor.Can)];

    /// <summary>What a token allows today.</summary>
    public static IReadOnlySet<Permission> Today(IEnumerable<Permission> scope, IReadOnlySet<Permission> role) =>
        scope.Where(p => role.Contains(p) && ForMachines.Contains(p)).ToHashSet();

    public static Problems Check(string? name, IReadOnlyCollection<Permission> scope, int days, Actor actor) => new Problems()
        .Unless(name?.Trim() is { Length: > 0 and <= 100 }, "name", "token-name", new("トークンの名前を100文字以内で入力してください。", "Name the token in at most 100 characters."))
        .Unless(scope.Count > 0, "scope", "token-scope", new("許可する操作を一つ以上選んでください。", "Choose at least one thing that the token may do."))
        .Unless(scope.All(Possible(actor).Contains), "scope", "token-scope-too-wide", new("ご自身の役割で許可されていない操作は選べません。", "A token cannot do what your role may not do."))
        .Unless(days is >= 1 and <= LongestDays, "days", "token-days", new("有効期間は1日から365日までで指定してください。", "Choose between 1 and 365 days."));
}
