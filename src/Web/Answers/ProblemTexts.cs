using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>What the pages and the interface say for each status, and what to do next.</summary>
/// <param name="Code">The stable code for machines.</param>
/// <param name="Title">What happened.</param>
/// <param name="Next">What the person can do now.</param>
internal sealed record ProblemTexts(string Code, Words Title, Words Next)
{
    private static readonly Dictionary<int, ProblemTexts> All = new()
    {
        [400] = new("bad-request",
            new("送信された内容を読み取れませんでした", "What was sent could not be read"),
            new("前の画面に戻り、入力内容を確認してもう一度送信してください。画面を長く開いていた場合は、再読み込みしてからお試しください。",
                "Go back, check what you entered and send it again. If the page was open for a long time, reload it first.")),
        [401] = new("sign-in-needed",
            new("サインインが必要です", "You need to sign in"),
            new("サインインしてからもう一度お試しください。", "Sign in and try again.")),
        [403] = new("refused",
            new("この操作はできません", "You may not do this"),
            new("根拠となる規定と理由を確認してください。ご自身の権限に誤りがあると思われる場合は、所属組織の管理者にお問い合わせください。",
                "Read the provision and the reason. If you think your permissions are wrong, ask the administrator of your organisation.")),
        [404] = new("not-found",
            new("お探しのページは見つかりませんでした", "There is no such page"),
            new("アドレスが正しいか確認してください。閲覧する権限がない情報も、この画面になります。",
                "Check the address. Information that you may not see is answered in the same way.")),
        [405] = new("method-not-allowed",
            new("この方法では開けません", "This cannot be opened in this way"),
            new("前の画面に戻り、画面上のボタンから操作してください。", "Go back and use the buttons on the page.")),
        [409] = new("conflict",
            new("ほかの人が先に変更しました", "Somebody else changed this first"),
            new("前の画面に戻って再読み込みし、最新の内容を確認してから操作してください。", "Go back, reload, look at the present state and then act.")),
        [412] = new("precondition-failed",
            new("内容が更新されています", "The content has changed meanwhile"),
            new("最新の内容を読み込んでから、もう一度操作してください。", "Load the present content and try again.")),
        [413] = new("too-large",
            new("送信された内容が大きすぎます", "What was sent is too large"),
            new("ファイルを分けるか、小さくしてからもう一度送信してください。", "Split the file or make it smaller and send it again.")),
        [415] = new("unsupported-media-type",
            new("この形式は受け付けられません", "This format is not accepted"),
            new("受け付けている形式を確認してください。", "Check which formats are accepted.")),
        [428] = new("precondition-required",
            new("更新の前提となる版が示されていません", "The version on which the change rests is missing"),
            new("If-Match に最後に読んだ版の ETag を指定してください。", "Send If-Match with the ETag of the version you read.")),
        [429] = new("too-many-requests",
            new("短い時間に操作が集中しています", "Too many requests in a short time"),
            new("しばらく待ってから、もう一度お試しください。", "Wait a little and try again.")),
        [500] = new("internal-error",
            new("システムで問題が発生しました", "Something went wrong in the system"),
            new("時間をおいてもう一度お試しください。保存済みの下書きは失われていません。繰り返す場合は、下の問い合わせ番号を添えてご連絡ください。",
                "Try again in a while. Saved drafts are not lost. If it happens again, contact us with the reference below.")),
        [503] = new("unavailable",
            new("ただいま利用できません", "Not available at the moment"),
            new("復旧作業中です。しばらくしてからもう一度お試しください。急ぎの報告は、電話でも受け付けています。",
                "We are working on it. Try again in a while. Urgent reports are also taken by telephone.")),
        [507] = new("storage-full",
            new("保存領域に書き込めないため、受け付けられませんでした", "Not accepted: the storage takes nothing more"),
            new("今回の送信は何も保存されていません。システム管理者が空き容量を確保した後に、もう一度送信してください。急ぎの報告は、電話でも受け付けています。",
                "Nothing of this was saved. Send it again once the administrators have made room. Urgent reports are also taken by telephone.")),
    };

    /// <summary>The texts for a status; a status without its own gets those of its class.</summary>
    public static ProblemTexts Of(int status) => All.GetValueOrDefault(status) ?? All[status >= 500 ? 500 : 400];
}
