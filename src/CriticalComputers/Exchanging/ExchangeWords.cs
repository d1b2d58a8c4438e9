using System.Diagnostics;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using UsedPower = Noroshi.Parties.Face.Power;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>What is said about the duty to notify, in words, in addresses and in the record.</summary>
internal static class ExchangeWords
{
    /// <summary>What an authority may begin.</summary>
    public static IReadOnlyList<ExchangeKind> ByDesks { get; } =
        [ExchangeKind.MaterialRequest, ExchangeKind.Guidance, ExchangeKind.Order, ExchangeKind.Opinion, ExchangeKind.Message, ExchangeKind.Note];

    /// <summary>The power that is used; null for what has no legal effect.</summary>
    public static UsedPower? Power(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => UsedPower.AskForMaterial,
        ExchangeKind.Guidance => UsedPower.Guide,
        ExchangeKind.Order => UsedPower.Order,
        ExchangeKind.Opinion => UsedPower.StateOpinion,
        _ => null,
    };

    public static Words Words(this ExchangeKind kind) => kind.Power() is { } power ? WhoMayUseThePower.Name(power) : kind switch
    {
        ExchangeKind.Message => new("連絡", "Message"),
        ExchangeKind.Note => new("窓口内のメモ", "Note within the desk"),
        ExchangeKind.Answer => new("回答", "Answer"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The article on which it rests in the record.</summary>
    public static string Basis(this ExchangeKind kind) => kind.Power() is { } power ? WhoMayUseThePower.ArticleOf(power) : "Act, Art. 8(1)";

    /// <summary>The permission that a role must hold for it.</summary>
    public static Permission Needs(this ExchangeKind kind) => kind.Power() is { } power ? WhoMayUseThePower.Needs(power) : Permission.HandleCases;

    /// <summary>Whether it names the duty that is found not done.</summary>
    public static bool FindsABreach(this ExchangeKind kind) => kind is ExchangeKind.Order or ExchangeKind.Opinion;

    /// <summary>Whether it may set a limit.</summary>
    public static bool MaySetALimit(this ExchangeKind kind) => kind is ExchangeKind.Order or ExchangeKind.MaterialRequest;

    /// <summary>Whether the operator is told of it and may answer.</summary>
    public static bool IsForTheOperator(this ExchangeKind kind) => kind is not (ExchangeKind.Note or ExchangeKind.Opinion or ExchangeKind.Answer);

    /// <summary>The part of an address that names it: <c>order</c>.</summary>
    public static string Code(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => "request",
        ExchangeKind.Guidance => "guidance",
        ExchangeKind.Order => "order",
        ExchangeKind.Opinion => "opinion",
        ExchangeKind.Message => "message",
        ExchangeKind.Note => "note",
        ExchangeKind.Answer => "answer",
        _ => throw new UnreachableException(),
    };

    public static ExchangeKind? ByDesk(string? code) => ByDesks.Cast<ExchangeKind?>().FirstOrDefault(kind => kind!.Value.Code() == code);

    /// <summary>Its name in the record of acts.</summary>
    public static string Act(this ExchangeKind kind) => kind switch
    {
        ExchangeKind.MaterialRequest => "critical-computers.material-requested",
        ExchangeKind.Guidance => "critical-computers.guided",
        ExchangeKind.Order => "critical-computers.ordered",
        ExchangeKind.Opinion => "critical-computers.opinion-stated",
        ExchangeKind.Message => "critical-computers.message-sent",
        ExchangeKind.Note => "critical-computers.noted",
        ExchangeKind.Answer => "critical-computers.answered",
        _ => throw new UnreachableException(),
    };
}
