using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Products.Store;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Rendering;

/// <summary>Where a product is on its way, said to a person.</summary>
internal static class StateWords
{
    public static Words Words(this ProductState state) => state switch
    {
        ProductState.Draft => new("作成中", "Being written"),
        ProductState.Proposed => new("承認待ち", "Waiting for approval"),
        ProductState.Released => new("確定", "Released"),
        ProductState.Superseded => new("新しい版あり", "Superseded"),
        ProductState.Withdrawn => new("撤回", "Withdrawn"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Kind(ProductState state) => state switch
    {
        ProductState.Draft => StatusKind.Progress,
        ProductState.Proposed => StatusKind.Attention,
        ProductState.Released => StatusKind.Done,
        ProductState.Withdrawn => StatusKind.Alarm,
        _ => StatusKind.Closed,
    };
}
