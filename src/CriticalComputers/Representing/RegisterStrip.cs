using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers.Representing;

/// <summary>Says on every page of a register that an agent keeps whose register it is.</summary>
internal sealed class RegisterStrip : IPageStrip
{
    public PageStrip? For(HttpContext context) => context.Features.Get<RegisterShown>() is not { } shown ? null
        : new PageStrip(StripKind.Representing, new Words($"{shown.Name.Ja}の台帳（代理）", $"Register of {shown.Name.En}, kept under a mandate"))
        {
            LinkText = shown.Several ? new("事業者を切り替える", "Change operator") : null,
            LinkPath = "/computers/whose",
        };
}
