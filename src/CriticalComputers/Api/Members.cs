using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api;

/// <summary>What the pages' checks say, by the names that machines use.</summary>
internal static class Members
{
    public const int MostRows = 100;

    public static IResult Mend(IEnumerable<Problem> problems) => ProblemResults.Mend(problems.Select(p => p with { Field = Name(p.Field) }));

    public static string Name(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);

    /// <summary>How many lines are asked for, and after which the list begins.</summary>
    public static (int Count, ApiCursor? After) Page(int? limit, string? cursor, Problems problems)
    {
        ApiCursor after = default;
        problems.Unless(limit is null or (> 0 and <= MostRows), "limit", "out-of-range", new($"1から{MostRows}までで指定してください。", $"Use 1 to {MostRows}."))
            .Unless(cursor is null || ApiCursor.TryParse(cursor, out after), "cursor", "unknown-cursor", new("前の答えのnextの値をそのまま送ってください。", "Send the value of next as it was answered."));
        return (limit ?? 50, cursor is null ? null : after);
    }

    /// <summary>What a person confirms is said in so many words.</summary>
    public static Problems Confirmed(bool confirmed) => new Problems().Unless(confirmed, "confirmed", "not-confirmed", new(
        "人が内容を確かめた上で、confirmedにtrueを指定してください。", "Send confirmed: true once a person has looked it over."));

    public static IResult Conflict(string code, Words reason) => ProblemResults.Answer(StatusCodes.Status409Conflict, code, reason);
}
