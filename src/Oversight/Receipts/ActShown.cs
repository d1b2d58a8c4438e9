using System.ComponentModel;

namespace Noroshi.Oversight.Receipts;

/// <summary>An act of the sender's.</summary>
[Description("Something that the sender did.")]
internal sealed record ActShown(
    [property: Description("The act's number; with it the receipt is asked for.")] Guid Id,
    [property: Description("When it was done, UTC.")] DateTimeOffset At,
    [property: Description("What was done, by a stable dotted name: incident-reports.filed.")] string Kind,
    [property: Description("The article or rule on which it rests.")] string Basis,
    [property: Description("On what: case:0199….")] string Object,
    [property: Description("Whether it was refused rather than done.")] bool Refused,
    [property: Description("Whether what it said was erased by law; then there is no receipt.")] bool Erased);

/// <summary>Acts, and the cursor of the next ones.</summary>
[Description("Acts, newest first, and where the next ones begin.")]
internal sealed record ActList(
    [property: Description("The acts.")] IReadOnlyList<ActShown> Acts,
    [property: Description("Send it as cursor to get the next ones; null behind the last.")] Guid? Next);
