using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>One line of a node, seen from it.</summary>
internal sealed record LineOfNode(Guid Id, NetworkNode Other, bool Public, Flow Flow);

/// <summary>One hold of a node, or on it.</summary>
internal sealed record HoldOfNode(Guid Id, NetworkNode Other, HoldKind Kind, bool IsHolder);

/// <summary>One node: its classes with the proof of each, its facts, lines and holds.</summary>
/// <remarks>For those who may read the register of their own organisation. Another's node is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal sealed class NodePage(StoreDb db, ReadNetwork networks, Actor actor) : DrawingPage(networks)
{
    private PlaceProof proof = null!;

    public NetworkAsDrawn Drawn { get; private set; } = null!;

    public int Index { get; private set; }

    public NetworkNode Node => Drawn.Nodes[Index];

    public ClassAnswer Answer => Drawn.AnswerOf(Index);

    public IReadOnlyList<Proof> Proofs { get; private set; } = [];

    public IReadOnlyList<LineOfNode> Lines { get; private set; } = [];

    public IReadOnlyList<HoldOfNode> Holds { get; private set; } = [];

    /// <summary>The entry of the register for which it stands.</summary>
    public Computer? Computer { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public static IReadOnlyList<Choice> Flows =>
    [
        Choice.Of(Flow.Forward.Code(), new("この機器から相手へ送る", "This node sends to the other")), Choice.Of(Flow.Backward.Code(), new("相手からこの機器が受け取る", "This node receives from the other")),
        Choice.Of(Flow.Both.Code(), new("双方向", "Both ways")), Choice.Of(Flow.None.Code(), new("データは流れない（つながっているだけ）", "Connected, no data flow")),
    ];

    public static IReadOnlyList<Choice> YesOrNo => [Choice.Of("yes", new("はい", "Yes")), Choice.Of("no", new("いいえ", "No"))];

    public static IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<HoldKind>().Select(k => Choice.Of(k.Code(), k switch
    {
        HoldKind.Credentials => new("相手の利用に必要な識別符号（ID・パスワード等）を全て保存している（一時的な保存を除く）", "Keeps all credentials of the other, not for a time only"),
        _ => new("相手のアクセス制御機能（認証など）を担っている", "Has the access control of the other"),
    }))];

    public Words? PlaceOf(ClassFact fact) => proof.Of(Index, fact);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid node, CancellationToken cancellation)
    {
        if (!await FindFacilityAsync(id, cancellation))
        {
            return this.Absent();
        }

        Drawn = await Networks.NetworkAsync(Facility.Id, cancellation);
        if (Drawn.IndexOf(new NodeId(node)) is not { } index)
        {
            await Networks.NotShownAsync($"node:{node}", cancellation);
            return this.Absent();
        }

        (Index, proof) = (index, new PlaceProof(Drawn));
        Proofs = Proof.Of(Drawn.Facts[index], Drawn.Answers.Finder);
        Lines = [.. Drawn.Lines.Where(l => l.From == Node.Id).Select(l => new LineOfNode(l.Id, Other(l.To), l.Public, l.Flow)),
            .. Drawn.Lines.Where(l => l.To == Node.Id).Select(l => new LineOfNode(l.Id, Other(l.From), l.Public, l.Flow.Turned()))];
        Holds = [.. Drawn.Holds.Where(h => h.Holder == Node.Id).Select(h => new HoldOfNode(h.Id, Other(h.Of), h.Kind, true)),
            .. Drawn.Holds.Where(h => h.Of == Node.Id && h.Holder != h.Of).Select(h => new HoldOfNode(h.Id, Other(h.Holder), h.Kind, false))];
        Computer = Node.Computer is { } linked ? await db.Set<Computer>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == linked, cancellation) : null;
        return Page();
    }

    private NetworkNode Other(NodeId id) => Drawn.Nodes[Drawn.IndexOf(id)!.Value];
}
