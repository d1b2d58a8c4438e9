using System.Diagnostics;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Exchanging;

/// <summary>What is said in a case, in words, in addresses and in the record.</summary>
internal static class ExchangeWords
{
    /// <summary>What the text of an ended work begins with.</summary>
    public const string Closed = "【対応終了】";

    /// <summary>What the text of a work taken up again begins with.</summary>
    public const string Reopened = "【対応再開】";

    /// <summary>What a desk may begin.</summary>
    public static IReadOnlyList<ExchangeKind> ByDesks { get; } =
        [ExchangeKind.Message, ExchangeKind.MaterialRequest, ExchangeKind.Guidance, ExchangeKind.Order, ExchangeKind.Opinion, ExchangeKind.Note];

    public static Words Words(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => new("報告・資料の提出の求め（法第9条）", "Request for a report or material (art. 9)"),
        ExchangeKind.Answer => new("回答", "Answer"),
        ExchangeKind.Guidance => new("指導・助言（法第10条）", "Guidance and advice (art. 10)"),
        ExchangeKind.Order => new("命令（法第6条）", "Order (art. 6)"),
        ExchangeKind.Opinion => new("内閣総理大臣の意見（法第7条）", "Opinion of the Prime Minister (art. 7)"),
        ExchangeKind.Message => new("連絡", "Message"),
        ExchangeKind.Note => new("窓口内のメモ", "Note within the desk"),
        ExchangeKind.Closing => new("終結・再開", "Closing or reopening"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What was said, told apart where one kind stands for two acts: a closing from a reopening, by the mark its text begins with.</summary>
    public static Words Words(this Exchange exchange) => exchange switch
    {
        { Kind: ExchangeKind.Closing, ErasedAt: null } when exchange.Text.StartsWith(Closed, StringComparison.Ordinal) => new("対応の終了", "Work ended"),
        { Kind: ExchangeKind.Closing, ErasedAt: null } when exchange.Text.StartsWith(Reopened, StringComparison.Ordinal) => new("対応の再開", "Work taken up again"),
        _ => exchange.Kind.Words(),
    };

    /// <summary>The part of an address that names it: <c>order</c>.</summary>
    public static string Code(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => "request",
        ExchangeKind.Answer => "answer",
        ExchangeKind.Guidance => "guidance",
        ExchangeKind.Order => "order",
        ExchangeKind.Opinion => "opinion",
        ExchangeKind.Message => "message",
        ExchangeKind.Note => "note",
        ExchangeKind.Closing => "closing",
        _ => throw new UnreachableException(),
    };

    public static ExchangeKind? ByDesk(string? code) => ByDesks.Cast<ExchangeKind?>().FirstOrDefault(kind => kind!.Value.Code() == code);

    /// <summary>The power that is used; null for what has no legal effect.</summary>
    public static Power? Power(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => Parties.Face.Power.AskForMaterial,
        ExchangeKind.Guidance => Parties.Face.Power.Guide,
        ExchangeKind.Order => Parties.Face.Power.Order,
        ExchangeKind.Opinion => Parties.Face.Power.StateOpinion,
        _ => null,
    };

    /// <summary>The permission that a role must hold for it.</summary>
    public static Permission Needs(this ExchangeKind kind) => kind.Power() is { } power ? WhoMayUseThePower.Needs(power) : Permission.HandleCases;

    /// <summary>Its name in the record of acts.</summary>
    public static string Act(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => "incident-reports.material-requested",
        ExchangeKind.Answer => "incident-reports.answered",
        ExchangeKind.Guidance => "incident-reports.guided",
        ExchangeKind.Order => "incident-reports.ordered",
        ExchangeKind.Opinion => "incident-reports.opinion-stated",
        ExchangeKind.Message => "incident-reports.message-sent",
        ExchangeKind.Note => "incident-reports.noted",
        ExchangeKind.Closing => "incident-reports.closed-or-reopened",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether the reporter's side is told of it and may answer.</summary>
    public static bool IsForReporter(this ExchangeKind kind) => kind is not (ExchangeKind.Note or ExchangeKind.Opinion);
}
