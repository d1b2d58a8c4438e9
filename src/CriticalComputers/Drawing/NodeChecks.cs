using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>What must hold of a node before it is kept. What is not answered is kept open.</summary>
internal static class NodeChecks
{
    public static Problems Of(NodeEntry node) => new Problems()
        .Unless(node.Name.Length > 0, nameof(node.Name), "required", new("名前を入力してください。", "The name is missing. Enter it."))
        .Unless(node.Name.Length <= RegisterKeys.LongestLabel, nameof(node.Name), "too-long", new(
            $"名前は{RegisterKeys.LongestLabel}文字以内で入力してください。", $"The name may have at most {RegisterKeys.LongestLabel} characters."))
        .Unless(node.Name.EnumerateRunes().All(r => !System.Text.Rune.IsControl(r) && r.Value is not (0xFFFD or 0xFFFE or 0xFFFF)), nameof(node.Name), "control-characters", new(
            "名前に使えない文字が含まれています。入力し直してください。", "The name holds characters that cannot be used. Type it again."))
        .Unless(!(node.Own[ClassFact.HasGlobalAddress] is true && node.Own[ClassFact.HasAddress] is false), "Facts[has-global-address]", "address-contradiction", new(
            "グローバルIPアドレスがあるなら、IPアドレスは「はい」です。どちらかの答えを直してください。", "What has a global IP address has an IP address. Change one of the answers."))
        .Unless(!(node.Own[ClassFact.FeedMatters] is true && node.Own[ClassFact.Feeds] is false), "Facts[feed-matters]", "feed-contradiction", new(
            "入力が途絶えると設備が停止・低下するなら、定期的な入力データの作成は「はい」です。どちらかの答えを直してください。", "If the loss of its feed matters, it feeds. Change one of the answers."));
}
