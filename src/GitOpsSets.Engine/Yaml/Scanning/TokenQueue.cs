using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Tokens that are read but not yet handed on, because a colon may still make keys of them.</summary>
internal sealed class TokenQueue
{
    private (Token Token, int KeyLevel)[] _items = new (Token, int)[16];
    private int _head;

    public int Count { get; private set; }

    /// <summary>The level of the key candidate that the first token belongs to, or -1.</summary>
    public int HeadKeyLevel => _items[_head].KeyLevel;

    public void Enqueue(Token token, int keyLevel)
    {
        EnsureRoom();
        _items[_head + Count++] = (token, keyLevel);
    }

    public void Insert(int offset, Token token)
    {
        EnsureRoom();
        Array.Copy(_items, _head + offset, _items, _head + offset + 1, Count - offset);
        _items[_head + offset] = (token, -1);
        Count++;
    }

    public Token Dequeue()
    {
        var token = _items[_head].Token;
        _items[_head] = default;
        Count--;
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
