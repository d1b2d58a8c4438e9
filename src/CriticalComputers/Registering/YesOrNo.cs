using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>Yes and no as they stand in a table.</summary>
internal static class YesOrNo
{
    public static Words Of(bool answer) => answer ? new("はい", "yes") : new("いいえ", "no");

    /// <summary>In the language of the reader; null for what was not answered.</summary>
    public static string? Said(bool? answer) => answer is { } known ? Of(known).Here : null;
}
