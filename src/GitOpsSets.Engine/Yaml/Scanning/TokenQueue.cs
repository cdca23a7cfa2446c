using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Tokens that are read but not yet handed on, because a colon may still make keys of them.</summary>
internal sealed class TokenQueue
{
    private (Token Token, int KeyLevel)[] _items = new (Token, int)[16];
    private int _head;

    public int Count { get; private set; }

    /// <summary>How many tokens were handed on.</summary>
    public int HandedOn { get; private set; }

    /// <summary>The number that the next token will have.</summary>
    public int NextNumber => HandedOn + Count;

    /// <summary>Whether the last token completes a value.</summary>
    public bool EndsValue { get; set; }

    /// <summary>The level of the key candidate that the next token belongs to, or -1; one token uses it up.</summary>
    public int KeyLevelOfNext { get; set; } = -1;

    /// <summary>The level of the key candidate that the first token belongs to, or -1.</summary>
    public int HeadKeyLevel => _items[_head].KeyLevel;

    public void Enqueue(Token token)
    {
        EnsureRoom();
        _items[_head + Count++] = (token, KeyLevelOfNext);
        KeyLevelOfNext = -1;
        EndsValue = false;
    }

    /// <summary>Puts a token before the one of a number.</summary>
    public void Insert(int number, Token token)
    {
        EnsureRoom();
        int offset = number - HandedOn;
        for (int i = _head + Count; i > _head + offset; i--)
        {
            _items[i] = _items[i - 1];
        }

        _items[_head + offset] = (token, -1);
        Count++;
    }

    public Token Dequeue()
    {
        var token = _items[_head].Token;
        _items[_head] = default;
        Count--;
        HandedOn++;
        _head = Count == 0 ? 0 : _head + 1;
        return token;
    }

    private void EnsureRoom()
    {
        if (_head + Count < _items.Length)
        {
            return;
        }

        if (_head > _items.Length / 2)
        {
            Array.Copy(_items, _head, _items, 0, Count);
            Array.Clear(_items, Count, _items.Length - Count);
            _head = 0;
        }
        else
        {
            Array.Resize(ref _items, _items.Length * 2);
        }
    }
}
