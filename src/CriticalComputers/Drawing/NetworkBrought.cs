using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Where something stands in what was brought.</summary>
/// <param name="Table">The field of the page: <c>Nodes</c> or <c>Lines</c>.</param>
/// <param name="Words">The place, said to a person: 機器の表の3行目.</param>
internal sealed record BroughtPlace(string Table, Words Words)
{
    private const int Shown = 40;

    /// <summary>What was brought, as it is repeated in a problem.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    public Problem Problem(string code, Words message) => new(Table, code, new($"{Words.Ja}：{message.Ja}", $"{Words.En}: {message.En}"));
}

/// <summary>One node as it was brought.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Over">What is said of it, put over what was said before; of what has no column nothing changes.</param>
/// <param name="Label">The name in the register of the entry for which it stands; empty for none, null if nothing is said of it.</param>
internal sealed record BroughtNode(BroughtPlace Place, string Name, Func<NodeEntry, NodeEntry> Over, string? Label);

/// <summary>One line as it was brought, by the names of its ends.</summary>
internal sealed record BroughtLine(BroughtPlace Place, string From, string To, bool Public, Flow Flow);

/// <summary>One hold as it was brought.</summary>
internal sealed record BroughtHold(BroughtPlace Place, string Holder, string Of, HoldKind Kind);

/// <summary>A network as it was brought, and all that could not be read of it.</summary>
internal sealed class NetworkBrought
{
    /// <summary>So many problems are shown; who has more has the wrong file.</summary>
    public const int MostProblems = 50;

    public List<BroughtNode> Nodes { get; } = [];

    public List<BroughtLine> Lines { get; } = [];

    public List<BroughtHold> Holds { get; } = [];

    public Problems Problems { get; } = [];

    /// <summary>Whether nodes, and lines, were brought at all: only of what was brought can something be missing.</summary>
    public bool HasNodes { get; set; }

    public bool HasLines { get; set; }

    /// <summary>Whether to go on reading.</summary>
    public bool IsEnough => Problems.Count >= MostProblems || Nodes.Count > NetworkLimits.MostNodes || Lines.Count + Holds.Count > 2 * NetworkLimits.MostLines;

    /// <summary>What can be told without looking at what is drawn already.</summary>
    public void Check()
    {
        Problems
            .Unless(Nodes.Count <= NetworkLimits.MostNodes, "Nodes", "too-many-nodes", new(
                $"機器が{NetworkLimits.MostNodes}台を超えています。図を設備ごとに分けてください。", $"There are more than {NetworkLimits.MostNodes} nodes. Divide the drawing by facility."))
            .Unless(Lines.Count <= NetworkLimits.MostLines, "Lines", "too-many-lines", new(
                $"回線が{NetworkLimits.MostLines}本を超えています。図を設備ごとに分けてください。", $"There are more than {NetworkLimits.MostLines} lines. Divide the drawing by facility."))
            .Unless(Holds.Count <= NetworkLimits.MostLines, "Lines", "too-many-lines", new(
                $"識別符号・アクセス制御の関係が{NetworkLimits.MostLines}件を超えています。", $"There are more than {NetworkLimits.MostLines} holds."));
        var seen = new Dictionary<string, BroughtPlace>(StringComparer.Ordinal);
        foreach (var node in Nodes.TakeWhile(_ => !IsEnough))
        {
            if (!seen.TryAdd(RegisterKeys.OfLabel(node.Name), node.Place))
            {
                var first = seen[RegisterKeys.OfLabel(node.Name)].Words;
                Problems.Add(node.Place.Problem("duplicate-name", new(
                    $"名前「{node.Name}」は{first.Ja}と同じです。機器ごとに別の名前にしてください。", $"The name “{node.Name}” stands at {first.En} already. Give each node a name of its own.")));
            }
        }

        foreach (var line in Lines.Where(l => RegisterKeys.OfLabel(l.From) == RegisterKeys.OfLabel(l.To)).TakeWhile(_ => !IsEnough))
        {
            Problems.Add(line.Place.Problem("self-link", new(
                $"「{line.From}」を自分自身とつなぐことはできません。相手を直すか、この行を消してください。", $"“{line.From}” cannot be connected with itself. Mend the other end, or take this line out.")));
        }
    }
}
