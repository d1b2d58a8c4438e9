using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>Why a request was answered with a problem, left for the problem page to say.</summary>
/// <param name="Reason">The reason, for a person.</param>
/// <param name="Article">The article that stands in the way, where there is one.</param>
internal sealed record Answered(Words Reason, string? Article);

/// <summary>This very request has left a notice, which its own page may show.</summary>
internal sealed record LeftToSay;

/// <summary>What was wrong with the input of this request, left for the fields and the summary to show.</summary>
internal sealed record ShownProblems(IReadOnlyList<Problem> Problems);
