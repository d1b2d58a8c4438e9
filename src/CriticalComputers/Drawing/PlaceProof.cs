using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>
/// The proof of a fact of a node's place, by names: the way that makes it, what stands in every way that would, or the answers on which it
/// hangs. What it says of an open network is true however the open answers turn out.
/// </summary>
internal sealed class PlaceProof(NetworkAsDrawn drawn)
{
    private readonly NetworkBounds bounds = NetworkBounds.Of(drawn.Network, drawn.Own);
    private Ways? low, high;

    private Ways Low => low ??= new(bounds.WaysLow);

    private Ways High => high ??= new(bounds.WaysHigh);

    /// <summary>What there is to say of a fact of a node beyond the fact itself; null for a fact that is the node's own.</summary>
    public Words? Of(int node, ClassFact fact) => fact switch
    {
        ClassFact.Connected => Connected(node),
        ClassFact.SendsUnrouted when drawn.Own[node][ClassFact.Routes] is true => new("この機器は自ら経路制御を行います。", "It performs route control itself."),
        ClassFact.SendsUnrouted or ClassFact.NoRouterBetween => Between(node, fact, ClassFact.Routes, new("ルーティング機器", "routing devices")),
        ClassFact.NoFilterBetween => Between(node, fact, ClassFact.Filters, new("ファイアウォール等", "filters")),
        ClassFact.OnlyThroughFilter => Relay(node),
        ClassFact.FilterOfRelay => FilterOf(node),
        ClassFact.KeepsCredentials => Held(node, fact, drawn.Network.Credentials),
        ClassFact.ControlsAccess => Held(node, fact, drawn.Network.Access),
        ClassFact.GuardsFeeder => Feeders(node),
        _ => null,
    };

    private Words? Connected(int node) => drawn.Facts[node][ClassFact.Connected] switch
    {
        true => Low.Connected(node) is { Length: > 1 } way ? new($"{Names(way, "―")}：公衆の用に供されていない回線だけでつながっています。", $"{Names(way, "―")}: connected by lines that do not serve the public.") : null,
        null => Open(High.Connected(node), "―", ClassFact.None),
        false => new("公衆の用に供されていない回線をどうたどっても、一号電子計算機には着きません。", "No line that does not serve the public leads on to a class T1 computer."),
    };

    private Words? Between(int node, ClassFact fact, ClassFact barrier, Words what)
    {
        switch (drawn.Facts[node][fact])
        {
            case true:
                return Low.Sending(node, barrier) is { Length: > 1 } way
                    ? new($"{Names(way, "→")}：ほかの{what.Ja}を介しません。", $"{Names(way, "→")}: no other {what.En} stand between.")
                    : null;
            case null:
                return Open(High.Sending(node, barrier), "→", barrier);
            default:
                if (High.Sending(node, ClassFact.None) is not { } any)
                {
                    return new("データの向きにたどると、一号電子計算機に着く経路はありません。", "No way leads to a class T1 computer in the direction of the data.");
                }

                var between = High.Between(node, barrier);
                return between.Length == 0 ? null : new(
                    $"どの経路にも{what.Ja}（{List(between)}）が入ります。例：{Names(any, "→")}", $"On every way {what.En} stand between ({List(between)}). One way: {Names(any, "→")}");
        }
    }

    private Words? Relay(int node)
    {
        var holds = drawn.Facts[node][ClassFact.OnlyThroughFilter];
        if (holds is null)
        {
            return Unanswered([]);
        }

        var around = RelayWays.Around(holds is true ? bounds.RelaysLow : bounds.RelaysHigh, node);
        return around switch
        {
            { OnlyThroughFilter: true } when holds is false => drawn.Own[node][ClassFact.Filters] is true ? new("この機器自身がファイアウォール等です。", "It is a filter itself.") : null,
            { OnlyThroughFilter: true } => new($"外へ出るには必ず {List(around.Filters)} を通ります。", $"Whatever goes in or out passes {List(around.Filters)}."),
            { Opening: { } way, ByPublicLine: true } => new($"{Names(way, "―")}：最後の回線は公衆回線で、ファイアウォール等を介しません。", $"{Names(way, "―")}: the last line serves the public, and no filter stands before it."),
            { Opening: { } way } => new($"{Names(way, "―")}：ファイアウォール等を介さずにつながっています。", $"{Names(way, "―")}: connected without a filter."),
            _ => new("周りにファイアウォール等がありません。", "There is no filter around it."),
        };
    }

    private Words? FilterOf(int node) => drawn.Facts[node][ClassFact.FilterOfRelay] switch
    {
        true => RelayWays.ToRelay(bounds.RelaysHigh, node, i => drawn.Facts[i].Hold(ClassFact.Buffers | ClassFact.OnlyThroughFilter | ClassFact.Connected) is true) is { } way
            ? new($"{Names(way, "―")}：この中継の送受信は、このファイアウォール等を通ります。", $"{Names(way, "―")}: this relay sends and receives through this filter.")
            : null,
        null => Unanswered([]),
        false => new("内側に、ファイアウォール等を介してのみ送受信する中継はありません。", "Behind it is no relay that sends and receives only through filters."),
    };

    private Words? Held(int node, ClassFact fact, IReadOnlyList<Hold> holds)
    {
        int[] all = [.. holds.Where(h => h.Holder == node).Select(h => h.Of).Distinct()];
        if (all.Length == 0)
        {
            return new("図に登録された相手はありません。", "None is entered in the drawing.");
        }

        switch (drawn.Facts[node][fact])
        {
            case true:
                return HoldWays.ThatCount(holds, node, drawn.Facts, drawn.Answers) is { Length: > 0 } counted
                    ? new($"相手：{List(counted)}", $"Of: {List(counted)}")
                    : new($"{List(HoldWays.InCircle(holds, node, drawn.Facts))} と互いに持ち合っています。持ち合う場合は当たるものとしています（未確認）。", $"It and {List(HoldWays.InCircle(holds, node, drawn.Facts))} hold something of one another; in such a circle all are taken as holders (unverified).");
            case null:
                return Unanswered(all);
            default:
                return new($"相手（{List(all)}）は対象になりません。T1・T2に当たらないか、自ら識別符号の全てを保存し又はアクセス制御機能を担うためです。", $"Those of whom it holds something ({List(all)}) do not count: they are neither T1 nor T2, or hold something of others themselves.");
        }
    }

    private Words? Feeders(int node)
    {
        int[] all = [.. drawn.Network.Access.Where(h => h.Holder == node).Select(h => h.Of).Distinct()];
        int[] fed = [.. all.Where(i => drawn.AnswerOf(i).Certain.Has(DeviceClass.T3_2))];
        return drawn.Facts[node][ClassFact.GuardsFeeder] switch
        {
            true => new($"相手：{List(fed)}", $"Of: {List(fed)}"),
            null => Unanswered(all),
            false => all.Length == 0 ? new("図に登録された相手はありません。", "None is entered in the drawing.") : new($"相手（{List(all)}）はT3-2ではありません。", $"Those whom it guards ({List(all)}) are not T3-2."),
        };
    }

    // A way that would make the fact, and who on it has yet to answer.
    private Words Open(int[]? way, string sign, ClassFact barrier)
    {
        if (way is null)
        {
            return Unanswered([]);
        }

        int[] silent = [.. way.Where((at, step) => (step > 0 && drawn.Own[at].Hold(barrier) is null) || (step == way.Length - 1 && drawn.Own[at][ClassFact.PartOfFacility] is null))];
        return silent.Length == 0 ? Unanswered([]) : new($"{Names(way, sign)}：{List(silent)} の未回答の項目で決まります。", $"{Names(way, sign)}: it hangs on what has not been answered of {List(silent)}.");
    }

    private Words Unanswered(int[] who)
    {
        int[] silent = [.. who.Where(i => !drawn.AnswerOf(i).IsSettled)];
        return silent.Length > 0
            ? new($"{List(silent)} の未回答の項目で決まります。", $"It hangs on what has not been answered of {List(silent)}.")
            : new("図の中の未回答の項目で決まります。", "It hangs on what has not been answered in the drawing.");
    }

    private string Names(IReadOnlyList<int> way, string sign) => way.Count <= NetworkLimits.Named
        ? string.Join($" {sign} ", way.Select(Name))
        : $"{string.Join($" {sign} ", way.Take(NetworkLimits.Named / 2).Select(Name))} {sign} … {sign} {string.Join($" {sign} ", way.TakeLast(NetworkLimits.Named / 2).Select(Name))}";

    private string List(IReadOnlyList<int> nodes) => nodes.Count <= NetworkLimits.Named
        ? string.Join("・", nodes.Select(Name))
        : $"{string.Join("・", nodes.Take(NetworkLimits.Named).Select(Name))}…";

    private string Name(int node) => drawn.Nodes[node].Name;
}
